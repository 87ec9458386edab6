using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Nodes;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Hangfire is the timer: what there is to do is remembered in the platform's own tables.</summary>
public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHangfire((provider, hangfire) =>
        {
            hangfire.UseFilter(new OneAtATime(provider.GetRequiredService<Turns>()));
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (configuration.PostgresConnection() is { } postgres)
                hangfire.UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(postgres), new PostgreSqlStorageOptions
                {
                    // What a node has left behind that was killed: its locks, held for moments, and its job, which says that it lives as long as it does.
                    DistributedLockTimeout = TimeSpan.FromSeconds(30),
                    InvisibilityTimeout = TimeSpan.FromMinutes(2),
                    UseSlidingInvisibilityTimeout = true,
                });
            else
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions());
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

        services.AddScoped<OutboxJob>();
        services.AddScoped<RecheckJob>();
        services.AddScoped<SweepJob>();
        services.AddScoped<RecomputeJob>();
        services.AddScoped<FilesJob>();
        services.AddScoped<FiguresJob>();
        services.AddScoped<ForecastJob>();
        services.AddScoped<LogJob>();
        return services;
    }
}
