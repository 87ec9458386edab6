using System.Security.Claims;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>What stops or extends the clock of a step.</summary>
internal static class ProceduresApi
{
    /// <param name="Term">The day until which it is to last.</param>
    public sealed record Suspended(SpecialProcedure Procedure, string? Note, DateOnly? Term, DateOnly? HearingOn, Guid? Presider);

    /// <param name="Procedure">Which one has ended; all, if none is named.</param>
    public sealed record Resumed(string? Note, SpecialProcedure? Procedure);

    /// <param name="Length">In the unit of the law.</param>
    public sealed record Extended(int Length, string? Reason);

    public sealed record Declined(string? Reason);

    public static void MapProcedures(this RouteGroupBuilder api)
    {
        var task = api.MapGroup("/tasks/{applicationId:guid}/{step}").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        task.MapPost("/suspend", ([AsParameters] TasksApi.Address at, Suspended body) => TasksApi.Send(
            at, new SuspendStep(at.By, at.ApplicationId, at.Step, body.Procedure, body.Note ?? "", at.Version)
            {
                Term = body.Term, HearingOn = body.HearingOn, Presider = body.Presider,
            }));
        task.MapPost("/resume", ([AsParameters] TasksApi.Address at, Resumed? body) => TasksApi.Send(
            at, new ResumeStep(at.By, at.ApplicationId, at.Step, body?.Note ?? "", at.Version) { Procedure = body?.Procedure }));
        task.MapPost("/ask-extension", ([AsParameters] TasksApi.Address at, Extended body) =>
            TasksApi.Send(at, new AskForExtension(at.By, at.ApplicationId, at.Step, body.Length, body.Reason ?? "", at.Version)));
        task.MapPost("/approve-extension", ([AsParameters] TasksApi.Address at) =>
            TasksApi.Send(at, new ApproveStepExtension(at.By, at.ApplicationId, at.Step, at.Version)));
        task.MapPost("/decline-extension", ([AsParameters] TasksApi.Address at, Declined body) =>
            TasksApi.Send(at, new DeclineStepExtension(at.By, at.ApplicationId, at.Step, body.Reason ?? "", at.Version)));
        api.MapGet("/extensions", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListExtensions(user.Caller()), cancel)).ToHttp())
            .WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
    }
}
