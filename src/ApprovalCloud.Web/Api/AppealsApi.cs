using System.Security.Claims;
using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>Appeals against refusals: filed by the applicant, decided by whoever supervises.</summary>
internal static class AppealsApi
{
    public sealed record Stated(string? Statement, string? Remedy);

    public sealed record Ruled(AppealOutcome? Outcome, string? Reason);

    public static void MapAppeals(this RouteGroupBuilder api)
    {
        api.MapPost("/applications/{id:guid}/steps/{step}/appeal", async (
            Guid id, string step, Stated request, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new LodgeAppeal(user.Caller(), id, step, request.Statement ?? "", request.Remedy), cancel)).ToHttp())
            .WithTags("Applications").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));

        var appeals = api.MapGroup("/supervision/appeals").WithTags("Supervision").RequireAuthorization(ApiSetup.Bearer(Policies.Supervisor));
        appeals.MapGet("", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListAppeals(user.Caller()), cancel)).ToHttp());
        appeals.MapGet("/{applicationId:guid}/{step}", async (
            Guid applicationId, string step, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetAppeal(user.Caller(), applicationId, step, ReadSource.Api), cancel)).ToHttp(Shown));
        appeals.MapPost("/{applicationId:guid}/{step}", async (
            Guid applicationId, string step, Ruled request, [FromHeader(Name = "If-Match")] string? ifMatch, ClaimsPrincipal user,
            IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(
                new RuleOnAppeal(
                    user.Caller(), applicationId, step, request.Outcome, request.Reason ?? "",
                    int.TryParse(ifMatch?.Trim('"'), out var version) ? version : null),
                cancel)).ToHttp());
    }

    private static IResult Shown(AppealView appeal) => TypedResults.Ok(new
    {
        appeal.ApplicationId,
        appeal.Number,
        service = appeal.Service.Key,
        step = appeal.Step.Key,
        appeal.Step.Department,
        appeal.Version,
        appeal.DecidedBy,
        decidedAt = appeal.Refusal.At,
        reasons = appeal.Refusal.Reason,
        legalBasis = appeal.Refusal.LegalBasis?.Here(),
        remedies = appeal.Refusal.Remedies.Select(one => new { one.Remedy.Key, title = one.Remedy.Title.Here(), one.Until, legalBasis = one.Remedy.LegalBasis.Here() }),
        filedAt = appeal.Refusal.Filed!.At,
        appeal.Refusal.Filed.Remedy,
        appeal.Refusal.Filed.Statement,
        appeal.Refusal.DecideBy,
        outcome = appeal.Refusal.Decided?.Result,
        because = appeal.Refusal.Decided?.Reason,
        appeal.Facts,
        materials = appeal.Materials.Select(TasksApi.Material),
    });
}
