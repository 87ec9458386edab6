using System.Security.Claims;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>Joint visits of the premises.</summary>
internal static class VisitsApi
{
    /// <param name="Steps">The other steps that take part.</param>
    /// <param name="Note">What the applicant should have ready.</param>
    public sealed record Appointed(DateTimeOffset On, IReadOnlyList<string>? Steps, string? Note);

    public sealed record Joined(IReadOnlyList<string>? Officers);

    public sealed record Cancelled(string? Reason);

    public sealed record Found(VisitFinding? Finding, string? Report);

    public static void MapVisits(this RouteGroupBuilder api)
    {
        var task = api.MapGroup("/tasks/{applicationId:guid}/{step}").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        task.MapPost("/appoint-visit", ([AsParameters] TasksApi.Address at, Appointed body) => TasksApi.Send(
            at, new AppointJointVisit(at.By, at.ApplicationId, at.Step, body.On, body.Steps ?? [], body.Note ?? "", at.Version)));
        task.MapPost("/join-visit", ([AsParameters] TasksApi.Address at, Joined body) =>
            TasksApi.Send(at, new JoinJointVisit(at.By, at.ApplicationId, at.Step, body.Officers ?? [], at.Version)));
        task.MapPost("/cancel-visit", ([AsParameters] TasksApi.Address at, Cancelled body) =>
            TasksApi.Send(at, new CancelJointVisit(at.By, at.ApplicationId, at.Step, body.Reason ?? "", at.Version)));
        task.MapPost("/findings", ([AsParameters] TasksApi.Address at, Found body) =>
            TasksApi.Send(at, new RecordVisitFindings(at.By, at.ApplicationId, at.Step, body.Finding, body.Report ?? "", at.Version)));
        api.MapGet("/visits", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListVisits(user.Caller()), cancel)).ToHttp())
            .WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
    }
}
