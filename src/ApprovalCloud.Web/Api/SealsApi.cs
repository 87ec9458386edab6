using System.Security.Claims;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>Seals of days, for everybody; and the proof of one entry, for whose it is.</summary>
internal static class SealsApi
{
    public static void MapSeals(this RouteGroupBuilder api)
    {
        api.MapGet("/seals", async (DateOnly? before, int? take, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListSeals(before, take ?? 31), cancel)).ToHttp()).WithTags("Seals").AllowAnonymous();
        var proofs = api.MapGroup("/applications/{id:guid}/proofs").WithTags("Seals").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        proofs.MapGet("/events/{sequence:int}", (Guid id, int sequence, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            Prove(id, EntryKind.Event, sequence, user, mediator, cancel));
        proofs.MapGet("/reads/{sequence:int}", (Guid id, int sequence, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            Prove(id, EntryKind.Read, sequence, user, mediator, cancel));
    }

    private static async Task<IResult> Prove(Guid id, EntryKind kind, int sequence, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new GetProof(user.Caller(), id, kind, sequence), cancel)).ToHttp();
}
