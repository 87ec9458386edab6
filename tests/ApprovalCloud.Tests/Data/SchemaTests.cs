using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Data.Postgres;
using ApprovalCloud.Core.Data.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Data;

public sealed class SchemaTests
{
    private static readonly IServiceProvider Identity =
        new ServiceCollection().Configure<IdentityOptions>(IdentitySchema.Configure).BuildServiceProvider();

    public static TheoryData<AppDbContext> Contexts =>
    [
        new SqliteAppDbContext(new DbContextOptionsBuilder<SqliteAppDbContext>()
            .UseSqlite().UseSnakeCaseNamingConvention().UseApplicationServiceProvider(Identity).Options),
        new PostgresAppDbContext(new DbContextOptionsBuilder<PostgresAppDbContext>()
            .UseNpgsql().UseSnakeCaseNamingConvention().UseApplicationServiceProvider(Identity).Options),
    ];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Contexts))]
    public void Migrations_AreUpToDateWithTheModel(AppDbContext db) => Assert.False(db.Database.HasPendingModelChanges());

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Contexts))]
    public void Model_HasPasskeys(AppDbContext db) =>
        Assert.Contains(db.Model.GetEntityTypes(), type => type.ClrType.Name.StartsWith("IdentityUserPasskey", StringComparison.Ordinal));
}
