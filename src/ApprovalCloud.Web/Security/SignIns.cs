using System.Security.Claims;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Session = ApprovalCloud.Core.Users.Session;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// Identity's sign-in with a <see cref="Session"/> of its own for each, whether by a page or for a token: its cookie and tokens name it,
/// and are renewed only while it lasts.
/// </summary>
internal sealed class SignIns(
    UserManager<User> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<User> factory, IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation, Sessions sessions, TimeProvider clock)
    : SignInManager<User>(users, contexts, factory, options, logger, schemes, confirmation)
{
    private ClaimsPrincipal? renewed;

    public override async Task SignInWithClaimsAsync(User user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var claims = additionalClaims.ToList();
        renewed = null;
        if (!claims.Exists(claim => claim.Type == SessionClaims.Session))
        {
            // Whoever signs in anew in a browser does not leave the session behind that it had.
            if (AuthenticationScheme != IdentityConstants.BearerScheme)
                await EndOwn();
            var session = Begun(user, claims);
            await sessions.Begin(session, Context.RequestAborted);
            claims.AddRange([new Claim(SessionClaims.Session, session.Id.ToString()), SessionClaims.At(session.BeganAt)]);
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, claims);
    }

    /// <summary>What the cookie says of its owner is changed; the session goes on.</summary>
    public override async Task RefreshSignInAsync(User user)
    {
        var now = await Context.AuthenticateAsync(AuthenticationScheme);
        if (now.Principal is { } principal && principal.FindFirstValue(ClaimTypes.NameIdentifier) == user.Id.ToString() && principal.SessionId() is not null)
            await SignInWithClaimsAsync(user, now.Properties, principal.OfSession());
    }

    /// <summary>Signs in by a passkey that its device has just answered with.</summary>
    public Task ByPasskey(User user) => SignInWithClaimsAsync(user, isPersistent: false,
        [new Claim(SessionClaims.Method, SessionClaims.Factors.Several), new Claim(SessionClaims.Method, SessionClaims.Factors.Key)]);

    /// <summary>The session goes on, and its owner has shown a second factor in it just now.</summary>
    public Task ShownSeveral(User user) => SignInWithClaimsAsync(user, isPersistent: false,
    [
        .. Context.User.OfSession().Where(claim => claim is not { Type: SessionClaims.ShownAt } and not { Type: SessionClaims.Method }),
        new Claim(SessionClaims.Method, SessionClaims.Factors.Several), SessionClaims.At(clock.GetUtcNow()),
    ]);

    /// <summary>The session goes on, and its owner has shown just now who they are.</summary>
    public Task ShownAgain(User user) => SignInWithClaimsAsync(
        user, isPersistent: false, [.. Context.User.OfSession().Where(claim => claim.Type != SessionClaims.ShownAt), SessionClaims.At(clock.GetUtcNow())]);

    public override async Task SignOutAsync()
    {
        await EndOwn();
        await base.SignOutAsync();
    }

    public override async Task<User?> ValidateSecurityStampAsync(ClaimsPrincipal? principal)
    {
        if (principal?.SessionId() is not { } session || !await sessions.Lasts(session, Role.All.Any(principal.IsInRole), Context.RequestAborted))
            return null;
        renewed = principal;
        return await base.ValidateSecurityStampAsync(principal);
    }

    public override async Task<ClaimsPrincipal> CreateUserPrincipalAsync(User user)
    {
        var principal = await base.CreateUserPrincipalAsync(user);
        if (renewed is not null && renewed.FindFirstValue(ClaimTypes.NameIdentifier) == user.Id.ToString())
            principal.Identities.First().AddClaims(renewed.OfSession());
        return principal;
    }

    private async Task EndOwn()
    {
        if (Context.User.SessionId() is { } session && Guid.TryParse(UserManager.GetUserId(Context.User), out var person))
            await sessions.End(person, session, null, Context.RequestAborted);
    }

    private Session Begun(User user, List<Claim> claims)
    {
        var agent = Context.Request.Headers.UserAgent.ToString();
        return new()
        {
            PersonId = user.Id,
            Proof = ProofOf(claims),
            IsProgram = AuthenticationScheme == IdentityConstants.BearerScheme,
            Device = Storable.Start(agent, Session.LongestDevice),
            Address = Context.Connection.RemoteIpAddress?.ToString() ?? "",
            BeganAt = clock.GetUtcNow(),
        };
    }

    private static Proof ProofOf(List<Claim> claims) =>
        claims.Exists(claim => claim.Type == ClaimTypes.AuthenticationMethod) ? Proof.Provider
        : claims.Exists(claim => claim is { Type: SessionClaims.Method, Value: SessionClaims.Factors.Key }) ? Proof.Passkey
        : claims.Exists(claim => claim is { Type: SessionClaims.Method, Value: SessionClaims.Factors.Several }) ? Proof.Code
        : Proof.Password;
}
