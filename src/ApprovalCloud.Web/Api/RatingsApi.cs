using System.Security.Claims;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>好差评: applicants rate, supervisors read the figures. No address joins the two.</summary>
internal static class RatingsApi
{
    /// <param name="Step">None for the application as a whole.</param>
    public sealed record Rated(string? Step, RatingLevel? Level, RatingReason[]? Reasons, string? Comment, bool? WithName);

    public static void MapRatings(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/applications/{id:guid}/ratings").WithTags("Ratings").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        own.MapGet("", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListMyRatings(user.Caller(), id), cancel)).ToHttp());
        own.MapPost("", async (Guid id, Rated body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new RateHandling(user.Caller(), id, body.Step, body.Level)
            {
                Reasons = body.Reasons ?? [], Comment = body.Comment, WithName = body.WithName ?? false,
            }, cancel)).ToHttp(_ => TypedResults.NoContent()));
        own.MapDelete("", async (Guid id, string? step, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new WithdrawRating(user.Caller(), id, step), cancel)).ToHttp(_ => TypedResults.NoContent()));

        api.MapGet("/supervision/ratings", async (RatingsBy? by, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetRatings(user.Caller(), by ?? RatingsBy.Service), cancel)).ToHttp())
            .WithTags("Supervision").RequireAuthorization(ApiSetup.Bearer(Policies.Supervisor));
    }
}
