using ApprovalCloud.Core.Data.Postgres;
using ApprovalCloud.Core.Data.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Data;

/// <summary>Contexts for <c>dotnet ef</c>: no database is opened, the model alone matters.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAppDbContext>
{
    public SqliteAppDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteAppDbContext>()
        .UseSqlite().UseSnakeCaseNamingConvention().UseApplicationServiceProvider(IdentitySchema.Services).Options);
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresAppDbContext>
{
    public PostgresAppDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresAppDbContext>()
        .UseNpgsql().UseSnakeCaseNamingConvention().UseApplicationServiceProvider(IdentitySchema.Services).Options);
}

/// <summary>IdentityDbContext reads its schema version from the application's services; without them passkeys have no table.</summary>
public static class IdentitySchema
{
    public static void Configure(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    internal static IServiceProvider Services { get; } =
        new ServiceCollection().Configure<IdentityOptions>(Configure).BuildServiceProvider();
}
