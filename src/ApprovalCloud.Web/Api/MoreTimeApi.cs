using System.Security.Claims;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>Applicants' requests for more time, and their departments' answers.</summary>
internal static class MoreTimeApi
{
    /// <param name="Material">What may follow; none for the step's correction.</param>
    public sealed record Wanted(string? Material, DateOnly? Until, string? Reason);

    public sealed record Given(DateOnly? Until);

    public static void MapMoreTime(this RouteGroupBuilder api)
    {
        api.MapPost("/applications/{id:guid}/more-time/{step}", async (
            Guid id, string step, Wanted body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new AskForMoreTime(user.Caller(), id, step, body.Material, body.Until, body.Reason ?? ""), cancel))
            .ToHttp(status => TypedResults.Ok(new { status })))
            .WithTags("Applications").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        var task = api.MapGroup("/tasks/{applicationId:guid}/{step}").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        task.MapPost("/give-time", ([AsParameters] TasksApi.Address at, Given body) =>
            TasksApi.Send(at, new AnswerMoreTime(at.By, at.ApplicationId, at.Step, true, body.Until, "", at.Version)));
        task.MapPost("/decline-time", ([AsParameters] TasksApi.Address at, ProceduresApi.Declined body) =>
            TasksApi.Send(at, new AnswerMoreTime(at.By, at.ApplicationId, at.Step, false, null, body.Reason ?? "", at.Version)));
        api.MapGet("/more-time", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListMoreTime(user.Caller()), cancel)).ToHttp())
            .WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
    }
}
