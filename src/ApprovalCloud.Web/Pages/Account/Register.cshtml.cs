using System.Globalization;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ApprovalCloud.Web.Pages.Account;

[EnableRateLimiting(RateLimits.SignIn)]
public sealed class RegisterModel(IMediator mediator, SignInManager<User> signIn) : RoomPage(mediator)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var made = await Send(new AddUser(Email?.Trim() ?? "", Name ?? "", Password ?? "") { Language = CultureInfo.CurrentUICulture.Name });
        if (!made.IsOk)
        {
            Show(made.Problem);
            return Page();
        }

        await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(made.Value.ToString()))!, isPersistent: false);
        TempData["Flash"] = "You have an account now, and are signed in.";
        return PersonsRoom.After(Url, ReturnUrl, []);
    }
}
