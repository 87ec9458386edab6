using System.Net;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Http.Resilience;

namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// The way to one registry: its own connections, secrets, limits and circuit, so that one registry's trouble is no other's.
/// Made by hand and not by the client factory, whose handlers write addresses, and so identity numbers, into the log.
/// </summary>
internal sealed class RegistryConnection : IDisposable
{
    private readonly Registry registry;
    private readonly RegistryOptions options;
    private readonly HttpClient client;

    public RegistryConnection(Registry registry, RegistryOptions options)
    {
        (this.registry, this.options) = (registry, options);
        client = new HttpClient(new ResilienceHandler(RegistryPatience.Of(options)) { InnerHandler = Handlers() })
        {
            // The pipeline keeps time.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <returns>Null if what is looked up cannot be sent.</returns>
    /// <exception cref="RegistryFailure">The platform has nothing to show who it is.</exception>
    public async Task<HttpResponseMessage?> Send(
        Lookup lookup, IReadOnlyDictionary<string, string> names, AskedFor askedFor, CancellationToken cancellationToken)
    {
        if (!HasSecrets())
            throw new RegistryFailure(LookupOutcome.Refused);
        if (LookupAddress.Of(options.Endpoint ?? registry.Endpoint, registry, lookup, names) is not { } address)
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        if (registry.Authentication is RegistryAuthentication.ApiKey key)
            request.Headers.Add(key.Header, options.ApiKey);
        if (IsXRoad)
        {
            request.Headers.Add(XRoadMessages.Client, LookupAddress.XRoadName(registry.XRoad!.Client));
            request.Headers.Add(XRoadMessages.UserId, Uri.EscapeDataString(askedFor.UserId));
            request.Headers.Add(XRoadMessages.Issue, askedFor.ApplicationId.ToString());
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public string? ProofOf(HttpResponseMessage response) => IsXRoad ? XRoadMessages.ProofOf(response) : null;

    public void Dispose() => client.Dispose();

    private bool IsXRoad => registry is { Protocol: RegistryProtocol.XRoad, XRoad: not null };

    private bool HasSecrets() => registry.Authentication switch
    {
        RegistryAuthentication.ApiKey => options.ApiKey is { Length: > 0 },
        RegistryAuthentication.ClientCredentials => options is { ClientId.Length: > 0, ClientSecret.Length: > 0 },
        RegistryAuthentication.MutualTls => options.Certificate is { Length: > 0 } && (options.Endpoint ?? registry.Endpoint).Scheme == Uri.UriSchemeHttps,
        _ => true,
    };

    private HttpMessageHandler Handlers()
    {
        HttpMessageHandler handler = new BoundedAnswers(options.LargestAnswer, Sockets());
        if (registry.Authentication is RegistryAuthentication.ClientCredentials credentials)
            handler = new ClientCredentialsTokens(credentials, options, TimeProvider.System, handler);
        return IsXRoad ? new XRoadMessages(handler) : handler;
    }

    private SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.AttemptTimeout, MaxConnectionsPerServer = options.AtOnce,
        MaxResponseHeadersLength = 16, MaxResponseDrainSize = 0,
        // A registry that moves is found again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = RegistryTls.Of(options),
        // Without it no trace is written: its addresses hold identity numbers.
        ActivityHeadersPropagator = null,
    };
}
