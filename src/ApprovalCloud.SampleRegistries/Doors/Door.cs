using ApprovalCloud.SampleRegistries.Faults;

namespace ApprovalCloud.SampleRegistries.Doors;

/// <summary>Where a registry is entered: whoever cannot show who they are is told nothing, then its faults apply.</summary>
internal sealed class Door(WebApplication app, string registry)
{
    public RouteGroupBuilder BehindApiKey() => Behind("", new ApiKeyDoor(registry));

    public RouteGroupBuilder BehindToken()
    {
        app.MapPost($"/{registry}/token", (HttpContext context, Tokens tokens, Keys keys) => TokenEndpoint.Answer(context, registry, tokens, keys));
        return Behind("", new TokenDoor(registry));
    }

    /// <param name="service">The service's name on X-Road; it is a part of the path.</param>
    public RouteGroupBuilder BehindXRoad(string service) => Behind($"/r1/{service}", new XRoadDoor(service));

    private RouteGroupBuilder Behind(string prefix, IEndpointFilter door) =>
        app.MapGroup($"/{registry}{prefix}").AddEndpointFilter(door).AddEndpointFilter(new FaultFilter(registry));
}
