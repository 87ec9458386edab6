using System.Security.Claims;
using ApprovalCloud.Core.Forecasts;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

internal static class SupervisionApi
{
    /// <param name="Length">In the unit of the law.</param>
    public sealed record Extended(int Length, string? Reason);

    /// <param name="To">Null for the department's queue.</param>
    public sealed record Moved(Guid? To, string? Reason);

    public sealed record Written(string? Message);

    public static void MapSupervision(this RouteGroupBuilder api)
    {
        var supervision = api.MapGroup("/supervision").WithTags("Supervision").RequireAuthorization(ApiSetup.Bearer(Policies.Supervisor));
        supervision.MapGet("/turnaround", async (TurnaroundBy? by, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetTurnaround(user.Caller(), by ?? TurnaroundBy.Service), cancel)).ToHttp());
        supervision.MapGet("/backlog", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetBacklog(user.Caller()), cancel)).ToHttp());
        supervision.MapGet("/overdue", async (int? withinDays, int? take, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetOverdue(user.Caller(), withinDays ?? 3, take ?? 200), cancel)).ToHttp());
        supervision.MapPost("/applications/{id:guid}/extend", async (Guid id, Extended body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ExtendApplication(user.Caller(), id, body.Length, body.Reason ?? ""), cancel)).ToHttp());
        supervision.MapGet("/forecasts", async (string? service, int? take, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListForecasts(user.Caller(), service, take ?? 100), cancel)).ToHttp());
        var step = supervision.MapGroup("/applications/{id:guid}/steps/{step}");
        step.MapPost("/reassign", async (Guid id, string step, Moved body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ReassignStep(user.Caller(), id, step, body.To, body.Reason ?? ""), cancel)).ToHttp(_ => TypedResults.NoContent()));
        step.MapPost("/escalate", async (Guid id, string step, Written body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new EscalateStep(user.Caller(), id, step, body.Message ?? ""), cancel)).ToHttp(_ => TypedResults.NoContent()));
        supervision.MapGet("/log.xes", (ClaimsPrincipal user, EventLog log, CancellationToken cancel) =>
            TypedResults.Stream(output => log.Write(user.Caller(), output, cancel), "application/xml", "log.xes"));
    }
}
