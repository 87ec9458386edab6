using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Nodes;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Hangfire is the timer: what there is to do is remembered in the platform's own tables.</summary>
public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        // Hangfire's own registration hands out whatever the process configured last, which is another platform's where there are several.
        services.AddSingleton(provider =>
        {
            provider.GetRequiredService<IGlobalConfiguration>();
            return Storage(configuration.PostgresConnection());
        });
        services.AddMetrics().AddSingleton<JobMeter>();
        services.AddHangfire((provider, hangfire) =>
        {
            hangfire.UseFilter(provider.GetRequiredService<JobMeter>());
            hangfire.UseFilter(new OneAtATime(provider.GetRequiredService<Turns>()));
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
        });
        if (configuration.GetValue("Jobs:Enabled", true))
        {
            services.AddHangfireServer(options =>
            {
                options.WorkerCount = 2;
                options.SchedulePollingInterval = TimeSpan.FromSeconds(2);
            });
            services.AddHostedService<Timetable>();
        }

        services.AddScoped<AccountJob>();
        services.AddScoped<OutboxJob>();
        services.AddScoped<RecheckJob>();
        services.AddScoped<SweepJob>();
        services.AddScoped<RecomputeJob>();
        services.AddScoped<FilesJob>();
        services.AddScoped<FiguresJob>();
        services.AddScoped<ForecastJob>();
        services.AddScoped<LogJob>();
        services.AddScoped<EventMonthsJob>();
        services.AddScoped<ArchiveJob>();
        services.AddScoped<SealJob>();
        services.AddScoped<PurgeJob>();
        return services;
    }

    private static JobStorage Storage(string? postgres)
    {
        if (postgres is null)
            return new InMemoryStorage(new InMemoryStorageOptions());
        var options = new PostgreSqlStorageOptions
        {
            // What a node has left behind that was killed: its locks, held for moments, and its job, which says that it lives as long as it does.
            DistributedLockTimeout = TimeSpan.FromSeconds(30),
            InvisibilityTimeout = TimeSpan.FromMinutes(2),
            UseSlidingInvisibilityTimeout = true,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(postgres, options), options);
    }
}
