using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ApprovalCloud.Web.Pages.Account;

[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(SignInManager<User> signIn, KeptForms forms) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

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

        if (await signIn.UserManager.FindByEmailAsync(Email!.Trim()) is not { } user)
        {
            // As slow as checking a password: the time must not tell that there is no such account.
            signIn.UserManager.PasswordHasher.HashPassword(new User(), Password!);
            return Wrong("The e-mail address or the password is not right. Check both and try again.");
        }

        var result = await signIn.PasswordSignInAsync(user, Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded && (Resume = forms.Open(Kept, user.Id)) is not null)
            return Page();
        if (result.Succeeded)
            return PersonsRoom.After(Url, ReturnUrl, await signIn.UserManager.GetRolesAsync(user));
        if (result.RequiresTwoFactor && !string.IsNullOrEmpty(Kept))
        {
            NeedsCode = true;
            return Page();
        }

        if (result.RequiresTwoFactor)
            return RedirectToPage("/Account/TwoFactor", new { ReturnUrl });
        return result.IsLockedOut
            ? Wrong("Too many wrong passwords. This account is locked for a few minutes; wait, then try again.")
            : Wrong("The e-mail address or the password is not right. Check both and try again.");
    }

    private PageResult Wrong(string message)
    {
        ModelState.AddModelError("", message);
        return Page();
    }
}
