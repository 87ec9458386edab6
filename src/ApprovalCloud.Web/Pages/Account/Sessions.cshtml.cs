using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Session = ApprovalCloud.Core.Users.Session;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Where somebody is signed in, and how they end that from elsewhere.</summary>
public sealed class SessionsModel(IMediator mediator, Sessions sessions, IStringLocalizer T) : RoomPage(mediator)
{
    public IReadOnlyList<Session> All { get; private set; } = [];

    public bool IsThis(Session session) => session.Id == User.SessionId();

    public async Task OnGetAsync() => All = await sessions.Of(Caller.Id, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(Guid session)
    {
        await sessions.End(Caller.Id, session, User.SessionId(), HttpContext.RequestAborted);
        return Ended();
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        await sessions.End(Caller.Id, null, User.SessionId(), HttpContext.RequestAborted);
        return Ended();
    }

    private RedirectToPageResult Ended()
    {
        TempData["Flash"] = T["That session is ended. Whoever used it has to sign in again."].Value;
        return RedirectToPage();
    }
}
