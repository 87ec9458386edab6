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
    /// <summary>Instead of a session's id: all but this one.</summary>
    public const string Others = "others";

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Which session is to end: its id, or <see cref="Others"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "session")]
    public string? Chosen { get; set; }

    public IReadOnlyList<Session> All { get; private set; } = [];

    public bool AreOthers => Chosen == Others;

    /// <summary>Those that end once the password is given; none where nothing of one's own was chosen.</summary>
    public IReadOnlyList<Session> Ending => [.. All.Where(one => !IsThis(one) && (AreOthers || $"{one.Id}" == Chosen))];

    public bool IsThis(Session session) => session.Id == User.SessionId();

    public async Task OnGetAsync() => All = await sessions.Of(Caller.Id, HttpContext.RequestAborted);

    // Whoever found a browser open does not shut its owner out.
    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (Ending is not [var first, ..])
            return RedirectToPage(new { session = (string?)null });
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return Page();
        }

        await sessions.End(Caller.Id, AreOthers ? null : first.Id, User.SessionId(), HttpContext.RequestAborted);
        TempData["Flash"] = AreOthers
            ? T["All other sessions are ended. Whoever used them has to sign in again."].Value
            : T["That session is ended. Whoever used it has to sign in again."].Value;
        return RedirectToPage(new { session = (string?)null });
    }
}
