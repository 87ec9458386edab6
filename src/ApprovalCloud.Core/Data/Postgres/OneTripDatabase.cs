using System.Data.Common;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// Saves a submission or a decision, with all that follows from it, or a look, in one round trip: a batch that is a transaction by itself,
/// shared with others that arrive at the same time. Whatever holds other rows than these is saved as ever.
/// </summary>
internal sealed class OneTripDatabase(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational, IDbContextOptions options)
    : RelationalDatabase(dependencies, relational)
{
    private readonly SharedCommits commits = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<SharedCommits>();

    // In this order: the application's row is what others who save the same one wait for.
    private static readonly Type[] Kinds =
    [
        typeof(Application), typeof(ApplicationFacts), typeof(SignedDocument), typeof(ApplicationBurden), typeof(StepRow), typeof(EventRow),
        typeof(OutboxMessage), typeof(FigureChange), typeof(AnsweredRequest), typeof(ReadLedger), typeof(FactRead),
    ];

    public override Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default) =>
        RelationalDependencies.Connection.CurrentTransaction is null && entries.All(IsTaken)
            ? Save([.. entries], cancellationToken)
            : base.SaveChangesAsync(entries, cancellationToken);

    public static int PlaceOf(IEntityType kind) => Array.IndexOf(Kinds, kind.ClrType);

    private static bool IsTaken(IUpdateEntry entry) =>
        entry.EntityState is EntityState.Added or EntityState.Modified && PlaceOf(entry.EntityType) >= 0;

    private async Task<int> Save(IReadOnlyList<IUpdateEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await commits.Write(ApplicationOf(entries), entries);
            return entries.Count;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            throw new DbUpdateConcurrencyException("Somebody else saved first.", exception, entries);
        }
        catch (DbException exception)
        {
            throw new DbUpdateException("The rows could not be saved.", exception, entries);
        }
    }

    private static Guid ApplicationOf(IReadOnlyList<IUpdateEntry> entries) => entries.Select(entry => entry.ToEntityEntry().Entity switch
    {
        Application application => application.Id,
        FactRead look => look.ApplicationId,
        _ => (Guid?)null,
    }).FirstOrDefault(id => id is not null) ?? Guid.NewGuid();
}
