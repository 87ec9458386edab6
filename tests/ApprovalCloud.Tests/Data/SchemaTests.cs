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

    // A distributed database can then place rows by application. A rating's chain is not below one: decision 11.
    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Contexts))]
    public void Tables_BelowAnApplication_HaveItsIdFirstInTheirKey(AppDbContext db)
    {
        var below = db.Model.GetEntityTypes().Where(type => type.FindProperty("ApplicationId") is not null && type.ClrType != typeof(Core.Ratings.Redress)).ToList();

        Assert.True(below.Count > 17, $"{below.Count} tables");
        Assert.All(below, type => Assert.Equal("ApplicationId", type.FindPrimaryKey()!.Properties[0].Name));
    }
}
