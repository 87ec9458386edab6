using System.Globalization;
using System.Security.Claims;

namespace ApprovalCloud.Web.Security;

/// <summary>What a cookie or token says of its session, in the words of OpenID Connect and RFC 8176.</summary>
public static class SessionClaims
{
    public const string Session = "sid";

    /// <summary>When its owner last showed who they are, in seconds since 1970.</summary>
    public const string ShownAt = "auth_time";

    /// <summary>How they did: <see cref="Factors"/>.</summary>
    public const string Method = "amr";

    /// <summary>How often the tokens of the session had been renewed.</summary>
    public const string Renewals = "renewals";

    /// <summary>What a program's token is good for.</summary>
    public const string Scope = "scope";

    /// <summary>What a provider of identities calls somebody and their session there. Their row says it; no cookie does.</summary>
    public const string ProviderSubject = "provider_sub";
    public const string ProviderSession = "provider_sid";

    /// <summary>Values of <see cref="Method"/>: more than one factor, and a key of theirs.</summary>
    public static class Factors
    {
        public const string Several = "mfa";
        public const string Key = "pop";
    }

    // What a renewed cookie or token takes over from the one before it.
    private static readonly string[] Kept = [Session, ShownAt, Method, Renewals, ClaimTypes.AuthenticationMethod];

    public static Guid? SessionId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    public static bool HasSecondFactor(this ClaimsPrincipal principal) => principal.HasClaim(Method, Factors.Several);

    /// <summary>A program of a department, and nobody's browser.</summary>
    public static bool IsProgram(this ClaimsPrincipal principal) => principal.HasClaim(claim => claim.Type == Scope);

    /// <summary>Null where the session does not say so.</summary>
    public static DateTimeOffset? WasShownAt(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ShownAt), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    internal static int RenewalsOf(this ClaimsPrincipal principal) => int.TryParse(principal.FindFirstValue(Renewals), CultureInfo.InvariantCulture, out var count) ? count : 0;

    internal static Claim At(DateTimeOffset time) => new(ShownAt, time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64);

    internal static ClaimsPrincipal Renewed(ClaimsPrincipal principal, int renewals) => new(new ClaimsIdentity(
        principal.Claims.Where(claim => claim.Type != Renewals).Append(new Claim(Renewals, renewals.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer32)),
        principal.Identity?.AuthenticationType));

    internal static IEnumerable<Claim> OfSession(this ClaimsPrincipal principal) => principal.Claims.Where(claim => Kept.Contains(claim.Type));
}
