using System.Security.Claims;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>Who acts for whom.</summary>
internal static class DelegationsApi
{
    /// <param name="May">Prepare, Send, Answer, Fetch, FetchSensitive.</param>
    /// <param name="Services">The services it goes for; all, if none is named.</param>
    public sealed record Given(
        string? Email, string? IdentityNumber, IReadOnlyList<string>? May, IReadOnlyList<string>? Services, DateOnly? From, DateOnly? Until, string? Company);

    public static void MapDelegations(this RouteGroupBuilder api)
    {
        var delegations = api.MapGroup("/delegations").WithTags("Delegations").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        delegations.MapGet("", async (string? before, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListDelegations(user.Caller(), before), cancel)).ToHttp());
        delegations.MapGet("/{id:guid}", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetDelegation(user.Caller(), id), cancel)).ToHttp());
        delegations.MapPost("", async (Given body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(
                new GiveDelegation(user.Caller(), body.Email ?? "", body.IdentityNumber ?? "", Read(body.May), body.Services ?? [], body.From, body.Until, body.Company), cancel))
            .ToHttp(id => TypedResults.Created($"/api/delegations/{id}", new { id })));
        delegations.MapPost("/{id:guid}/accept", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new AcceptDelegation(user.Caller(), id), cancel)).ToHttp(_ => TypedResults.NoContent()));
        delegations.MapPost("/{id:guid}/end", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new EndDelegation(user.Caller(), id), cancel)).ToHttp(_ => TypedResults.NoContent()));
    }

    // A name that is none makes it one that may not be given.
    private static Acts Read(IReadOnlyList<string>? names) => (names ?? []).Aggregate(
        Acts.None, (all, name) => all | (Enum.TryParse<Acts>(name, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : (Acts)int.MinValue));
}
