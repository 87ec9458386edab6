using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApprovalCloud.SampleRegistries.Faults;

/// <summary>Answers as a registry does that has the fault switched on.</summary>
internal sealed class FaultFilter(string registry) : IEndpointFilter
{
    private const int Huge = 10_000_000;
    private const int Deep = 10_000;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var fault = context.HttpContext.RequestServices.GetRequiredService<FaultSwitches>()[registry];
        switch (fault.Kind)
        {
            case FaultKind.None:
                return await next(context);
            case FaultKind.Slow:
                await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), context.HttpContext.RequestAborted);
                return await next(context);
            case FaultKind.Error:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            case FaultKind.Malformed:
                return Json("""{"idNumber": "5116""");
            case FaultKind.Huge:
                return Json($$"""{"padding": "{{new string('a', Huge)}}"}""");
            case FaultKind.Deep:
                return Json(new string('[', Deep) + new string(']', Deep));
            case FaultKind.Redirect:
                return Results.Redirect("http://elsewhere.example/");
            case FaultKind.WrongPerson:
            case FaultKind.WrongTypes:
            case FaultKind.Scripts:
                return Distorted(await next(context), new Distortion(fault.Kind, Asked(context.HttpContext.Request)));
            default:
                throw new InvalidOperationException($"{fault.Kind} is no fault.");
        }
    }

    private static IResult Json(string body) => Results.Text(body, "application/json");

    private static object? Distorted(object? result, Distortion distortion) =>
        result is IValueHttpResult { Value: { } value }
            ? Results.Json(distortion.Of(JsonSerializer.SerializeToNode(value, value.GetType(), JsonSerializerOptions.Web)!))
            : result;

    private static HashSet<string> Asked(HttpRequest request) =>
        [.. request.RouteValues.Values.OfType<string>(), .. request.Query.Select(pair => pair.Value.ToString())];
}
