using System.Security.Claims;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

internal static class LicencesApi
{
    public sealed record RevokedBecause(string? Reason);

    public static void MapLicences(this RouteGroupBuilder api)
    {
        var licences = api.MapGroup("/licences").WithTags("Licences");
        licences.MapGet("", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListMyLicences(user.Caller()), cancel)).ToHttp())
            .RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        licences.MapPost("/{number}/revoke", async (
            string number, RevokedBecause request, [FromHeader(Name = "If-Match")] string? ifMatch, ClaimsPrincipal user, IMediator mediator,
            CancellationToken cancel) =>
            (await mediator.Send(
                new RevokeLicence(user.Caller(), number, request.Reason ?? "", int.TryParse(ifMatch?.Trim('"'), out var version) ? version : null),
                cancel)).ToHttp())
            .RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
    }
}
