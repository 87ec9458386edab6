using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Users;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Account.Data;

/// <summary>Where the link in the letter leads. Opening it changes nothing: programs open links, too.</summary>
public sealed class EmailModel(IMediator mediator, SignInManager<User> signIn, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Token { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new ConfirmEmail(Caller, Email?.Trim() ?? "", Token ?? "")) is { Problem: { } problem })
            return await Refused(problem, () => Task.FromResult<IActionResult>(Page()));
        await signIn.RefreshSignInAsync((await signIn.UserManager.GetUserAsync(User))!);
        TempData["Flash"] = T["Your e-mail address is changed."].Value;
        return LocalRedirect("~/account/data");
    }
}
