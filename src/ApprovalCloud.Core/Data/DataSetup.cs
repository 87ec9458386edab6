using ApprovalCloud.Core.Data.Postgres;
using ApprovalCloud.Core.Data.Sqlite;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Data;

public static class DataSetup
{
    /// <summary>
    /// The database that <c>ConnectionStrings:Postgres</c> names; without it, the SQLite file of
    /// <c>ConnectionStrings:Sqlite</c>.
    /// </summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CaseFigures>();
        // Only what is saved needs them: a database can be migrated while the workflows are not sound.
        services.AddSingleton(provider => new KeepFigures(new Lazy<CaseFigures>(provider.GetRequiredService<CaseFigures>)));
        if (configuration.PostgresConnection() is { } postgres)
        {
            services.AddDbContext<PostgresAppDbContext>((provider, options) => options.UseNpgsql(postgres).UseSnakeCaseNamingConvention()
                .AddInterceptors(provider.GetRequiredService<KeepFigures>()));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<PostgresAppDbContext>());
            services.AddScoped<Following, PostgresFollowing>();
            services.AddHostedService<PostgresListener>();
        }
        else
        {
            var sqlite = new SqliteConnectionStringBuilder(configuration.GetConnectionString("Sqlite") ?? "Data Source=data/approvalcloud.db")
            {
                DefaultTimeout = 30,
            };
            services.AddDbContext<SqliteAppDbContext>((provider, options) => options.UseSqlite(sqlite.ToString()).UseSnakeCaseNamingConvention()
                .AddInterceptors(provider.GetRequiredService<KeepFigures>()));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<SqliteAppDbContext>());
            services.AddSingleton<Following, LookingFollowing>();
        }

        return services;
    }

    public static string? PostgresConnection(this IConfiguration configuration) =>
        configuration.GetConnectionString("Postgres") is { Length: > 0 } connection ? connection : null;
}
