using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>The second factor, after the password was right.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class TwoFactorModel(SignInManager<User> signIn, KeptForms forms) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>A code that was kept for the loss of the app is typed instead.</summary>
    [BindProperty(SupportsGet = true)]
    public bool IsKeptCode { get; set; }

    /// <summary>A form that waits for the sign-in, sealed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    public KeptForm? Resume { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Again() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
            return Again();
        var result = IsKeptCode
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(string.Concat((Code ?? "").Where(one => char.IsAsciiLetterOrDigit(one) || one == '-')).ToUpperInvariant())
            : await signIn.TwoFactorAuthenticatorSignInAsync(string.Concat((Code ?? "").Where(char.IsAsciiDigit)), isPersistent: false, rememberClient: false);
        if (result.Succeeded && (Resume = forms.Open(Kept, user.Id)) is not null)
            return Page();
        if (result.Succeeded)
            return PersonsRoom.After(ReturnUrl, await signIn.UserManager.GetRolesAsync(user));
        if (result.IsLockedOut)
            ModelState.AddModelError("", "Too many wrong codes. This account is locked for a few minutes; wait, then sign in again.");
        else if (IsKeptCode)
            ModelState.AddModelError(nameof(Code), "Enter one of the codes that you kept and have not used yet");
        else
            ModelState.AddModelError(nameof(Code), "Enter the 6 digits that your authenticator app shows now");
        return Page();
    }

    private RedirectToPageResult Again() => RedirectToPage("/Account/SignIn", new { ReturnUrl });
}
