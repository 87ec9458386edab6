using System.Security.Claims;
using ApprovalCloud.Core.Absences;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>When clerks are away, and who stands in.</summary>
internal static class AbsencesApi
{
    public sealed record Away(Guid? StandIn, DateOnly? From, DateOnly? Until);

    public static void MapAbsences(this RouteGroupBuilder api)
    {
        var absences = api.MapGroup("/absences").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        absences.MapGet("", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListAbsences(user.Caller()), cancel)).ToHttp());
        absences.MapPost("", async (Away body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new DeclareAbsence(user.Caller(), body.StandIn, body.From, body.Until), cancel))
            .ToHttp(id => TypedResults.Created($"/api/absences/{id}", new { id })));
        absences.MapPost("/{id:guid}/end", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new EndAbsence(user.Caller(), id), cancel)).ToHttp(_ => TypedResults.NoContent()));
    }
}
