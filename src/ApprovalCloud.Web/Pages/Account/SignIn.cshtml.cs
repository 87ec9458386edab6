using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ApprovalCloud.Web.Pages.Account;

[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(SignInManager<User> signIn, Confirmation confirmation, AccountAttempts attempts, KnownDevices devices, EqualTime equal, SecurityLog log, KeptForms forms) : PageModel
{
    // The same in all cases: it tells nobody which addresses have an account.
    private const string NotRight = "The e-mail address or the password is not right. Check both and try again; after many wrong passwords, wait for a few minutes.";

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a device answered that was asked for a passkey, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>A form that waits for the sign-in, sealed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>The form, once its sender has signed in.</summary>
    public KeptForm? Resume { get; private set; }

    /// <summary>The password was right, and a code is needed beside it.</summary>
    public bool NeedsCode { get; private set; }

    public IActionResult OnGet()
    {
        Kept = HttpContext.KeptForm();
        return AskWhoItIs();
    }

    private IActionResult AskWhoItIs() =>
        User.Identity is { IsAuthenticated: true } && string.IsNullOrEmpty(ReturnUrl) ? LocalRedirect("~/account") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), "Enter your e-mail address");
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid)
            return Page();

        var user = await signIn.UserManager.FindByEmailAsync(Email!.Trim());
        if ((user is null || !devices.IsOf(user)) && !await attempts.MayTry(Email!, HttpContext.RequestAborted))
            return Wrong("Too many attempts to sign in to this account. Wait a minute, then try again.");
        if (user is null)
        {
            log.NotBelieved(null, $"{Proof.Password}", "no account");
            equal.CheckNothing(Password!);
            return Wrong(NotRight);
        }

        var result = await signIn.PasswordSignInAsync(user, Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return await GoOn(user);
        if (result.RequiresTwoFactor && !string.IsNullOrEmpty(Kept))
        {
            NeedsCode = true;
            return Page();
        }

        if (result.RequiresTwoFactor)
            return RedirectToPage("/Account/TwoFactor", new { ReturnUrl });
        if (result.IsLockedOut)
            equal.CheckNothing(Password!);
        return Wrong(NotRight);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await confirmation.PasskeyRequest(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        ModelState.Clear();
        return await confirmation.SignInByPasskey(Credential ?? "") is { } user
            ? await GoOn(user)
            : Wrong("This passkey does not sign in here. Try another one, or sign in with your password.");
    }

    private async Task<IActionResult> GoOn(User user) => (Resume = forms.Open(Kept, user.Id)) is not null
        ? Page()
        : PersonsRoom.After(ReturnUrl, await signIn.UserManager.GetRolesAsync(user));

    private PageResult Wrong(string message)
    {
        ModelState.AddModelError("", message);
        return Page();
    }
}
