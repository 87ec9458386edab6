using System.Security.Claims;
using System.Text.Json.Serialization;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Session = ApprovalCloud.Core.Users.Session;

namespace ApprovalCloud.Web.Api;

/// <summary>Tokens for programs of departments: client credentials (RFC 6749, 4.4), with answers as it has them (5.1, 5.2).</summary>
internal static class TokenApi
{
    public sealed record Token(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn, [property: JsonPropertyName("scope")] string Scope);

    public sealed record Fault([property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description);

    public static void MapTokens(this RouteGroupBuilder api) => api.MapPost("/account/token", Issue).WithTags("Account").AllowAnonymous().DisableAntiforgery()
        .RequireRateLimiting(RateLimits.SignIn).Produces<Token>().Produces<Fault>(StatusCodes.Status400BadRequest).Produces<Fault>(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> Issue(
        [FromForm(Name = "grant_type")] string? grant, [FromForm(Name = "client_id")] string? id, [FromForm(Name = "client_secret")] string? secret, [FromForm] string? scope,
        HttpContext http, IMediator mediator, AccountAttempts attempts, Sessions sessions, SecurityLog log, IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (grant != "client_credentials")
            return Refused(StatusCodes.Status400BadRequest, "unsupported_grant_type", "The grant type is client_credentials.");
        if (!await attempts.MayTry(id ?? "", http.RequestAborted))
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        if (!Guid.TryParse(id, out var client) || (await mediator.Send(new CheckClient(client, secret ?? ""), http.RequestAborted)).Value is not { } found)
        {
            log.NotBelieved(null, $"{Proof.Secret}", "no such client, or another secret");
            return Refused(StatusCodes.Status401Unauthorized, "invalid_client", "There is no such client, or its secret is another one.");
        }

        if (Scope.Parse(scope ?? Scope.Of(found.May)) is not { } may || (may & ~found.May) != StepRoles.None)
            return Refused(StatusCodes.Status400BadRequest, "invalid_scope", $"This client may ask for: {Scope.Of(found.May)}");
        var session = new Session
        {
            PersonId = found.PersonId, Proof = Proof.Secret, IsProgram = true, Device = found.Name, Address = http.Connection.RemoteIpAddress?.ToString() ?? "", BeganAt = clock.GetUtcNow(),
        };
        await sessions.Begin(session, http.RequestAborted);
        log.SignedIn(found.PersonId, $"{session.Proof}", session.Id);
        var identity = UserClaims.Of(found, may, IdentityConstants.BearerScheme);
        identity.AddClaims([new(SessionClaims.Session, session.Id.ToString()), SessionClaims.At(session.BeganAt), new(SessionClaims.Scope, Scope.Of(may))]);
        var bearer = options.Get(IdentityConstants.BearerScheme);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = session.BeganAt + bearer.BearerTokenExpiration }, $"{IdentityConstants.BearerScheme}:AccessToken");
        return TypedResults.Ok(new Token(bearer.BearerTokenProtector.Protect(ticket), "Bearer", (int)bearer.BearerTokenExpiration.TotalSeconds, Scope.Of(may)));
    }

    private static IResult Refused(int status, string error, string description) => TypedResults.Json(new Fault(error, description), statusCode: status);
}
