using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Account;

public sealed class SignOutModel(SignInManager<User> signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        // What scripts have kept, such as the name of a file that was on its way (ASVS 5.0, 14.3.1).
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        TempData["Flash"] = "You are signed out.";
        return LocalRedirect("~/");
    }
}
