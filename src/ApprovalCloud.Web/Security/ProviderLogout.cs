using System.Text.Json;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// Whoever signs out at the provider of identities, or is signed out there, is signed out here: the provider says so in a signed token
/// (OpenID Connect Back-Channel Logout 1.0), and no browser is needed.
/// </summary>
internal static class ProviderLogout
{
    public const string Address = "/account/provider/ended";
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    public static void MapProviderLogout(this WebApplication app) => app.MapPost(Address, End)
        .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> End(
        HttpContext http, IOptions<ProviderOptions> provider, IOptionsMonitor<OpenIdConnectOptions> connect, Sessions sessions, SecurityLog log)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!provider.Value.IsThere)
            return Results.NotFound();
        var token = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"].ToString() : "";
        if (await Read(token, connect.Get(Provider.Scheme), provider.Value, http.RequestAborted) is not { } said)
        {
            log.NotBelieved(null, $"{Proof.Provider}", "no right token of a sign-out");
            return TypedResults.Json(new Api.TokenApi.Fault("invalid_request", "The logout token is not one of the provider for this platform."), statusCode: StatusCodes.Status400BadRequest);
        }

        await sessions.EndOfProvider(said.Subject, said.Session, http.RequestAborted);
        return Results.Ok();
    }

    /// <returns>Null where it is not signed by the provider, for this platform, in time, and a token of a sign-out that names somebody (2.6).</returns>
    private static async Task<(string? Subject, string? Session)?> Read(string token, OpenIdConnectOptions connect, ProviderOptions provider, CancellationToken cancellationToken)
    {
        var known = await connect.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Authority, ValidAudience = provider.ClientId, IssuerSigningKeys = known.SigningKeys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
        });
        // A key that is new there is known here when it is asked for again.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            connect.ConfigurationManager.RequestRefresh();
        if (!result.IsValid || result.SecurityToken is not JsonWebToken said || said.TryGetPayloadValue<JsonElement>("nonce", out _)
            || !said.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(Event, out _))
            return null;
        said.TryGetPayloadValue<string>("sid", out var session);
        return said.Subject is { Length: > 0 } subject ? (subject, session) : session is { Length: > 0 } ? (null, session) : null;
    }
}
