using ApprovalCloud.SampleRegistries.Doors;

namespace ApprovalCloud.SampleRegistries.Faults;

/// <summary><c>PUT /faults/{registry}</c> with <c>{"kind": "slow", "seconds": 5}</c>; <c>GET /faults</c> lists them.</summary>
internal static class FaultEndpoints
{
    public sealed record Wanted(string? Kind, int? Seconds);

    public static void MapFaults(this WebApplication app)
    {
        app.MapGet("/faults", (FaultSwitches switches) =>
            switches.All.ToDictionary(pair => pair.Key, pair => new { Kind = FaultSwitches.Kebab(pair.Value.Kind.ToString()), pair.Value.Seconds }));
        app.MapPut("/faults/{registry}", (string registry, Wanted wanted, HttpRequest request, FaultSwitches switches, Keys keys) =>
        {
            if (!Keys.IsSame(request.Headers[Keys.FaultKeyHeader], keys.OfFaults))
                return Results.Unauthorized();
            if (FaultSwitches.KindOf(wanted.Kind) is not { } kind)
                return Results.BadRequest(new { error = $"kind is one of {FaultSwitches.Kinds}" });
            switches[registry] = new Fault(kind, Math.Clamp(wanted.Seconds ?? 5, 0, 600));
            return Results.NoContent();
        });
    }
}
