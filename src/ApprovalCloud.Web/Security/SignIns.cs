using System.Security.Claims;
using ApprovalCloud.Core.Requests;
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
    ILogger<SignInManager<User>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation, Sessions sessions, KnownDevices devices, SecurityLog log, TimeProvider clock)
    : SignInManager<User>(users, contexts, factory, options, logger, schemes, confirmation)
{
    private ClaimsPrincipal? renewed;

    // Identity asks here for cookies too, which go on being good.
    private bool IsRenewal => Context.Request.Path.StartsWithSegments("/api/account/refresh");

    public override async Task SignInWithClaimsAsync(User user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var claims = additionalClaims.ToList();
        renewed = null;
        if (!claims.Exists(claim => claim.Type == SessionClaims.Session))
        {
            // Whoever signs in anew in a browser does not leave the session behind that it had.
            if (AuthenticationScheme != IdentityConstants.BearerScheme)
            {
                await EndOwn();
                devices.Remember(user);
            }

            var session = Begun(user, claims);
            await sessions.Begin(session, Context.RequestAborted);
            log.SignedIn(user.Id, $"{session.Proof}", session.Id);
            claims.RemoveAll(claim => claim.Type is SessionClaims.ProviderSubject or SessionClaims.ProviderSession);
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

    public override Task<SignInResult> CheckPasswordSignInAsync(User user, string password, bool lockoutOnFailure) =>
        Told(user, Proof.Password, base.CheckPasswordSignInAsync(user, password, lockoutOnFailure));

    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient) =>
        await Told(await GetTwoFactorAuthenticationUserAsync(), Proof.Code, base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient));

    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode) =>
        await Told(await GetTwoFactorAuthenticationUserAsync(), Proof.Code, base.TwoFactorRecoveryCodeSignInAsync(recoveryCode));

    public override async Task SignOutAsync()
    {
        await EndOwn();
        await base.SignOutAsync();
    }

    public override async Task<User?> ValidateSecurityStampAsync(ClaimsPrincipal? principal)
    {
        if (principal?.SessionId() is not { } session || !await sessions.Lasts(session, Role.All.Any(principal.IsInRole), isUse: !SessionWatch.IsIn(Context), Context.RequestAborted))
            return null;
        if (IsRenewal)
        {
            var renewals = principal.RenewalsOf();
            if (!Guid.TryParse(UserManager.GetUserId(principal), out var person) || !await sessions.Renew(person, session, renewals, Context.RequestAborted))
                return null;
            principal = SessionClaims.Renewed(principal, renewals + 1);
        }

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

    // A device that is known has a count of its own.
    protected override async Task<bool> IsLockedOut(User user) =>
        user.ClosedAt is not null || (await devices.MayTry(user, Context.RequestAborted) is { } may ? !may : await base.IsLockedOut(user));

    private async Task<SignInResult> Told(User? user, Proof proof, Task<SignInResult> sign)
    {
        var result = await sign;
        if (result.Succeeded || result.RequiresTwoFactor || user is null)
            return result;
        log.NotBelieved(user.Id, $"{proof}", result.IsLockedOut ? "locked" : result.IsNotAllowed ? "not allowed" : "wrong");
        await devices.Failed(user, Context.RequestAborted);
        // Strangers have locked it, and whoever tries here is none.
        return result.IsLockedOut && await devices.MayTry(user, Context.RequestAborted) is true ? SignInResult.Failed : result;
    }

    private async Task EndOwn()
    {
        if (Context.User.SessionId() is { } session && Guid.TryParse(UserManager.GetUserId(Context.User), out var person))
            await sessions.End(person, session, null, Context.RequestAborted);
    }

    private Session Begun(User user, List<Claim> claims)
    {
        var agent = Context.Request.Headers.UserAgent.ToString();
        return new Session
        {
            PersonId = user.Id,
            Proof = ProofOf(claims),
            IsProgram = AuthenticationScheme == IdentityConstants.BearerScheme,
            Device = Storable.Start(agent, Session.LongestDevice),
            Address = Context.Connection.RemoteIpAddress?.ToString() ?? "",
            BeganAt = clock.GetUtcNow(),
        }.AtProvider(ValueOf(claims, SessionClaims.ProviderSubject), ValueOf(claims, SessionClaims.ProviderSession));
    }

    private static string? ValueOf(List<Claim> claims, string type) => claims.Find(claim => claim.Type == type && claim.Value.Length <= Session.LongestAtProvider)?.Value;

    private static Proof ProofOf(List<Claim> claims) =>
        claims.Exists(claim => claim.Type == ClaimTypes.AuthenticationMethod) ? Proof.Provider
        : claims.Exists(claim => claim is { Type: SessionClaims.Method, Value: SessionClaims.Factors.Key }) ? Proof.Passkey
        : claims.Exists(claim => claim is { Type: SessionClaims.Method, Value: SessionClaims.Factors.Several }) ? Proof.Code
        : Proof.Password;
}
