using System.Collections.Concurrent;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Configuration;

namespace ApprovalCloud.Core.SharedData;

/// <summary>One connection for each registry, made when it is first asked.</summary>
internal sealed class RegistryConnections(IConfiguration configuration) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<RegistryConnection>> connections = new();

    public RegistryConnection To(Registry registry) =>
        connections.GetOrAdd(registry.Key, key => new Lazy<RegistryConnection>(() => new RegistryConnection(registry, Options(key)))).Value;

    public void Dispose()
    {
        foreach (var connection in connections.Values.Where(connection => connection.IsValueCreated))
            connection.Value.Dispose();
    }

    private RegistryOptions Options(string key) => configuration.GetSection($"Registries:{key}").Get<RegistryOptions>() ?? new RegistryOptions();
}
