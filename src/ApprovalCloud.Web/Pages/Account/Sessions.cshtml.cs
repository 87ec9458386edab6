using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Session = ApprovalCloud.Core.Users.Session;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Where somebody is signed in, and how they end that from elsewhere.</summary>
public sealed class SessionsModel(IMediator mediator, Sessions sessions, Confirmation confirmation, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<Session> All { get; private set; } = [];

    public bool IsThis(Session session) => session.Id == User.SessionId();

    public async Task OnGetAsync() => All = await sessions.Of(Caller.Id, HttpContext.RequestAborted);

    public Task<IActionResult> OnPostAsync(Guid session) => End(session);

    public Task<IActionResult> OnPostOthersAsync() => End(null);

    // Whoever found a browser open does not shut its owner out.
    private async Task<IActionResult> End(Guid? only)
    {
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            await OnGetAsync();
            return Page();
        }

        await sessions.End(Caller.Id, only, User.SessionId(), HttpContext.RequestAborted);
        TempData["Flash"] = T["That session is ended. Whoever used it has to sign in again."].Value;
        return RedirectToPage();
    }
}
