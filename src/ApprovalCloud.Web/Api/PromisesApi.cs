using System.Security.Claims;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>What applicants commit to, and what departments and supervisors make of it.</summary>
internal static class PromisesApi
{
    public sealed record Chosen(IReadOnlyList<string>? Commitments, IReadOnlyList<string>? ToFollow);

    public sealed record Received(string? Material);

    public sealed record Checked(CheckResult? Result, string? Note, DateOnly? RectifyBy);

    public sealed record Audited(bool? IsRight, string? Note);

    public sealed record Lifted(string? Reason);

    public static void MapPromises(this RouteGroupBuilder api)
    {
        var choices = api.MapGroup("/applications/{id:guid}/choices").WithTags("Applications").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        choices.MapGet("", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetChoices(user.Caller(), id), cancel)).ToHttp(Shown));
        choices.MapPut("", async (Guid id, Chosen body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new SaveChoices(user.Caller(), id, body.Commitments ?? [], body.ToFollow ?? []), cancel)).ToHttp(Shown));

        var tasks = api.MapGroup("/tasks").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        tasks.MapGet("/checks", async (string? cursor, int? take, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListChecks(user.Caller(), cursor, take ?? 25), cancel)).ToHttp());
        var task = tasks.MapGroup("/{applicationId:guid}/{step}");
        task.MapPost("/receive-material", (
            Guid applicationId, string step, Received body, [FromHeader(Name = "If-Match")] string? ifMatch, ClaimsPrincipal user,
            IMediator mediator, CancellationToken cancel) =>
            Decided(mediator.Send(new ReceiveDocument(user.Caller(), applicationId, step, body.Material ?? "", Version(ifMatch)), cancel)));
        task.MapPost("/check-commitment", (
            Guid applicationId, string step, Checked body, [FromHeader(Name = "If-Match")] string? ifMatch, ClaimsPrincipal user,
            IMediator mediator, CancellationToken cancel) => Decided(mediator.Send(
                new CheckPromise(user.Caller(), applicationId, step, body.Result, body.Note ?? "", body.RectifyBy, Version(ifMatch)), cancel)));
        task.MapPost("/audit-instant", (
            Guid applicationId, string step, Audited body, [FromHeader(Name = "If-Match")] string? ifMatch, ClaimsPrincipal user,
            IMediator mediator, CancellationToken cancel) => Decided(mediator.Send(
                new AuditGrant(user.Caller(), applicationId, step, body.IsRight, body.Note ?? "", Version(ifMatch)), cancel)));

        var bars = api.MapGroup("/supervision/bars").WithTags("Supervision").RequireAuthorization(ApiSetup.Bearer(Policies.Supervisor));
        bars.MapGet("", async (bool? lifted, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListBars(user.Caller(), lifted ?? false), cancel)).ToHttp());
        bars.MapPost("/{applicationId:guid}/{step}/lift", async (
            Guid applicationId, string step, Lifted body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new LiftBar(user.Caller(), applicationId, step, body.Reason ?? ""), cancel)).ToHttp(_ => TypedResults.NoContent()));
    }

    private static IResult Shown(ChoicesView view) => TypedResults.Ok(new
    {
        offered = new
        {
            commitments = view.Offered.Commitments.Select(step => new
            {
                step.Key,
                step.Department,
                terms = step.Commitment!.Terms.Here(),
                step.Commitment.CheckWithin,
                step.Commitment.RectifyWithin,
            }),
            toFollow = view.Offered.ToFollow.Select(material => new { material.Key, title = material.Title.Here(), within = material.FollowWithin }),
        },
        view.Chosen.Commitments,
        view.Chosen.ToFollow,
        barred = view.Bar,
    });

    private static async Task<IResult> Decided(Task<Result<StepDecided>> decided) => (await decided).ToHttp();

    private static int? Version(string? ifMatch) => int.TryParse(ifMatch?.Trim('"'), out var version) ? version : null;
}
