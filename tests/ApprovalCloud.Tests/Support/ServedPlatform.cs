using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Support;

/// <summary>A platform on a real port, for what does not speak through a test client: curl, a browser.</summary>
public class ServedPlatform : SqlitePlatform
{
    public Uri Address { get; private set; } = new("http://localhost");

    protected override void Start()
    {
        UseKestrel(0);
        StartServer();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal));
    }
}

/// <summary>Tests that share a served platform run one after the other.</summary>
[CollectionDefinition(nameof(ServedPlatform))]
public sealed class SharingServed : ICollectionFixture<ServedPlatform>;
