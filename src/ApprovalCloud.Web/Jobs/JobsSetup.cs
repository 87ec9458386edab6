using ApprovalCloud.Core.Data;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Hangfire is the timer: what there is to do is remembered in the platform's own tables.</summary>
public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (configuration.PostgresConnection() is { } postgres)
                hangfire.UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(postgres));
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
