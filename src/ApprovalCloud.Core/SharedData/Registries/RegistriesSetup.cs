using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.SharedData;

public static class RegistriesSetup
{
    /// <summary>The name of the meter that counts how registries answer.</summary>
    public const string Meter = HttpRegistries.MeterName;

    public static IServiceCollection AddRegistries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton(_ => new RegistryConnections(configuration));
        services.AddSingleton(provider => new AnswerReader(provider.GetRequiredService<Workflows>().Vocabulary));
        services.AddSingleton<IRegistries, HttpRegistries>();
        return services;
    }
}
