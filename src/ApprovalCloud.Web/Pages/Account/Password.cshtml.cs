using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Another password for one's own account.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasswordModel(IMediator mediator, SignInManager<User> signIn, OwnFactors factors, Confirmation confirmation, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public bool MayChange { get; private set; }

    public async Task OnGetAsync() => MayChange = await factors.MayChange(User);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!MayChange || User.SessionId() is not { } session)
            return Page();
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return Page();
        }

        if (await Send(new ChangePassword(Caller, session, Password!, New ?? "")) is { Problem: { } problem })
            return await Refused(problem, () => Task.FromResult<IActionResult>(Page()));
        await signIn.RefreshSignInAsync((await signIn.UserManager.GetUserAsync(User))!);
        TempData["Flash"] = T["Your password is changed. All your other sessions are ended."].Value;
        return LocalRedirect("~/account");
    }
}
