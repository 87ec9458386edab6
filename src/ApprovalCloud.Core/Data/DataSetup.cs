using ApprovalCloud.Core.Data.Postgres;
using ApprovalCloud.Core.Data.Sqlite;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Core.Data;

public static class DataSetup
{
    /// <summary>
    /// The database that <c>ConnectionStrings:Postgres</c> names; without it, the SQLite file of
    /// <c>ConnectionStrings:Sqlite</c>. What may be seconds old is read where <c>ConnectionStrings:PostgresReads</c> says.
    /// </summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = configuration["Encryption:Keys"];
        services.AddSingleton(provider => EncryptionKeys.Read(keys, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MarkIdentities>();
        services.AddScoped<RotateKeys>();
        services.AddSingleton<Turnstiles>();
        services.AddScoped<Lag>();
        services.AddSingleton<CaseFigures>();
        // Only what is saved needs them: a database can be migrated while the workflows are not sound.
        services.AddSingleton(provider => new KeepFigures(new Lazy<CaseFigures>(provider.GetRequiredService<CaseFigures>)));
        if (configuration.PostgresConnection() is { } postgres)
        {
            var tuned = Tuned(postgres);
            services.AddSingleton(_ => new SharedCommits(tuned));
            services.AddDbContextPool<PostgresAppDbContext>((provider, options) => options.UseNpgsql(tuned).UseSnakeCaseNamingConvention()
                .ReplaceService<IDatabase, OneTripDatabase>().Keeping(provider));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<PostgresAppDbContext>());
            services.AddCopy(configuration, tuned);
            services.AddScoped<RoleOfNodes>();
            services.AddScoped<Following, PostgresFollowing>();
            services.AddHostedService<PostgresListener>();
        }
        else
        {
            var sqlite = new SqliteConnectionStringBuilder(configuration.GetConnectionString("Sqlite") ?? "Data Source=data/approvalcloud.db")
            {
                DefaultTimeout = 30,
            };
            services.AddDbContext<SqliteAppDbContext>((provider, options) => options.UseSqlite(sqlite.ToString()).UseSnakeCaseNamingConvention().Keeping(provider));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<SqliteAppDbContext>());
            services.AddKeyedScoped<AppDbContext>(MayLagAttribute.Copy, (provider, _) => provider.GetRequiredService<AppDbContext>());
            services.AddSingleton<Following, LookingFollowing>();
        }

        return services;
    }

    private static void AddCopy(this IServiceCollection services, IConfiguration configuration, string primary)
    {
        if (configuration.GetConnectionString("PostgresReads") is not { Length: > 0 } reads)
        {
            services.AddKeyedScoped<AppDbContext>(MayLagAttribute.Copy, (provider, _) => provider.GetRequiredService<AppDbContext>());
            return;
        }

        var address = CopyAddress.Of(reads, primary);
        services.AddDbContext<PostgresCopyContext>((provider, options) => options.UseNpgsql(address).UseSnakeCaseNamingConvention()
            .ReplaceService<IModelCacheKeyFactory, ModelByKeys>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(new LookAtLag(provider.GetRequiredService<Lag>())));
        services.AddKeyedScoped<AppDbContext>(MayLagAttribute.Copy, (provider, _) => provider.GetRequiredService<PostgresCopyContext>());
    }

    private static void Keeping(this DbContextOptionsBuilder options, IServiceProvider provider) => options
        .ReplaceService<IModelCacheKeyFactory, ModelByKeys>().AddInterceptors(provider.GetRequiredService<KeepFigures>(), provider.GetRequiredService<MarkIdentities>());

    // Statements are planned once for each connection; a connection goes back to the pool as it is, for no session setting is ever made.
    private static string Tuned(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true };
        if (builder.MaxAutoPrepare == 0)
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (200, 2);
        return builder.ToString();
    }

    /// <summary>Set where the schema is changed: <c>ConnectionStrings:PostgresOwner</c> is taken then, where it is given.</summary>
    public const string AsOwner = "AsOwner";

    public static string? PostgresConnection(this IConfiguration configuration)
    {
        var owner = configuration.GetConnectionString("PostgresOwner");
        var connection = owner is { Length: > 0 } && configuration.GetValue(AsOwner, false) ? owner : configuration.GetConnectionString("Postgres");
        return connection is { Length: > 0 } ? connection : null;
    }
}
