using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Nodes;

internal static class NodesSetup
{
    /// <summary>What several nodes that share a database do together.</summary>
    public static IServiceCollection AddNodes(this IServiceCollection services)
    {
        services.AddSingleton<Turns>();
        services.AddSingleton<CountAttempts>();
        services.AddSingleton<Schema>();
        return services;
    }
}
