using System.Globalization;
using System.Security.Claims;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Security;
using Hangfire;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using IdentityProvider = ApprovalCloud.Web.Security.Provider;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Signs in by the provider of identities: the account with the identity number that it has verified, or a new one for it.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ProviderModel(
    IMediator mediator, SignInManager<User> signIn, EncryptionKeys keys, IOptions<ProviderOptions> options, IBackgroundJobClient jobs, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The address is being verified.</summary>
    [BindProperty]
    public string? Registration { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whom the provider has told of, who has no account yet.</summary>
    public string? Name { get; private set; }

    /// <summary>There, and back.</summary>
    public async Task<IActionResult> OnGetAsync(bool failed)
    {
        if (!options.Value.IsThere)
            return NotFound();
        if (failed || await Told() is not { } told)
        {
            ModelState.AddModelError("", T["{0} has not told who you are. Try again, or sign in with your password.", options.Value.Name.Here()]);
            return Page();
        }

        var known = await signIn.UserManager.Users.WithIdentity(keys, told.Number).SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (known is { Email: not null })
            return await Enter(known, told.Principal);
        (Name, Email) = (told.Name, told.Principal.FindFirstValue("email"));
        return Page();
    }

    public IActionResult OnPostGo() => options.Value.IsThere
        ? Challenge(new AuthenticationProperties { RedirectUri = Url.Page("Provider", new { ReturnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null }) }, IdentityProvider.Scheme)
        : NotFound();

    /// <summary>Somebody new says where letters go.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Registration = null;
        if (await Told() is not { } told)
            return await OnGetAsync(failed: true);
        Name = told.Name;
        var asked = await Send(new RegisterVerified(Email?.Trim() ?? "", told.Name, told.Number, CultureInfo.CurrentUICulture.Name));
        if (asked.Problem is { } problem)
        {
            Show(problem);
            return Page();
        }

        Registration = asked.Value!;
        jobs.Enqueue<AccountJob>(job => job.Registration(Registration, CancellationToken.None));
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        ModelState.Clear();
        if (await Told() is not { } told)
            return await OnGetAsync(failed: true);
        Name = told.Name;
        var made = await Send(new FinishRegistration(Registration ?? "", Code ?? "") { Identity = told.Number });
        if (made.Problem is not { } problem)
            return await Enter((await signIn.UserManager.FindByIdAsync(made.Value.ToString()))!, told.Principal);
        Show(problem);
        if (problem.Errors is null)
            Registration = null;
        return Page();
    }

    private async Task<IActionResult> Enter(User user, ClaimsPrincipal told)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false,
        [
            new Claim(ClaimTypes.AuthenticationMethod, IdentityProvider.Scheme), .. told.FindAll(SessionClaims.Method).Where(claim => claim.Value == SessionClaims.Factors.Several),
            .. told.FindAll("sub").Select(claim => new Claim(SessionClaims.ProviderSubject, claim.Value)), .. told.FindAll("sid").Select(claim => new Claim(SessionClaims.ProviderSession, claim.Value)),
        ]);
        return PersonsRoom.After(ReturnUrl, await signIn.UserManager.GetRolesAsync(user));
    }

    // Only what is an identity number tells who it is: a provider that sends something else has told nothing.
    private async Task<(string Number, string Name, ClaimsPrincipal Principal)?> Told() =>
        (await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal is { } principal
        && principal.FindFirstValue(IdentityProvider.IdentityClaim) is { } number && Identifiers.IsResidentId(number)
        && principal.FindFirstValue("name") is { Length: > 0 and <= 100 } name
            ? (number, name, principal)
            : null;
}
