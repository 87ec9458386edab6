using System.Security.Claims;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>Looks outside a task, and their review.</summary>
internal static class AccessApi
{
    public sealed record Look(string? Number, string? Reason);

    public sealed record Reviewed(ReviewVerdict? Verdict, string? Note);

    public static void MapAccess(this RouteGroupBuilder api)
    {
        api.MapPost("/break-glass", async (Look request, HttpResponse response, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
        {
            response.Headers.CacheControl = "no-store";
            return (await mediator.Send(new BreakGlass(user.Caller(), request.Number ?? "", request.Reason ?? "", ReadSource.Api), cancel)).ToHttp(Shown);
        }).WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        var reads = api.MapGroup("/supervision/access").WithTags("Supervision").RequireAuthorization(ApiSetup.Bearer(Policies.Supervisor));
        reads.MapGet("", async (bool? reviewed, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListBreakGlass(user.Caller(), reviewed ?? false), cancel)).ToHttp());
        reads.MapPost("/{applicationId:guid}/{sequence:int}/review", async (
            Guid applicationId, int sequence, Reviewed request, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ReviewRead(user.Caller(), applicationId, sequence, request.Verdict, request.Note ?? ""), cancel))
            .ToHttp(_ => TypedResults.NoContent()));
    }

    private static IResult Shown(Glimpse glimpse) => TypedResults.Ok(new
    {
        glimpse.ApplicationId,
        glimpse.Number,
        service = glimpse.Service.Key,
        steps = glimpse.Steps.Select(step => new { step.Key, step.Reads, legalBasis = step.LegalBasis.Here() }),
        glimpse.Facts,
        materials = glimpse.Materials.Select(TasksApi.Material),
    });
}
