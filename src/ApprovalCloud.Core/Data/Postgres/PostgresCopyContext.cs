using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>The same database as a standby has it, or as the primary does while there is none. Nothing is saved through it.</summary>
public sealed class PostgresCopyContext(DbContextOptions<PostgresCopyContext> options) : AppDbContext(options)
{
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new InvalidOperationException("A copy is only read.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("A copy is only read.");
}
