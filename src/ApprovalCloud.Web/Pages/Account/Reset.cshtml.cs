using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Where the link in the letter leads. Opening it changes nothing: programs open links, too.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ResetModel(IMediator mediator, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new ResetPassword(Email?.Trim() ?? "", Token ?? "", Password ?? "")) is { Problem: { } problem })
            return await Refused(problem, () => Task.FromResult<IActionResult>(Page()));
        TempData["Flash"] = T["Your password is changed. Sign in with the new one."].Value;
        return LocalRedirect("~/account/sign-in");
    }
}
