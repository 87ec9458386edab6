using ApprovalCloud.Core.Notices;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What a clerk and their department have been told: unread first of all by a word, never by colour alone.</summary>
public sealed class NoticesModel(IMediator mediator) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<NoticeView> Notices { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Send(new ListDeskNotices(Caller, Before));
        if (!page.IsOk)
            return Instead(page.Problem);
        (Notices, Next) = (page.Value.Notices, page.Value.Next);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid application, int sequence, string? about)
    {
        await Send(new ReadDeskNotices(Caller, new NoticeKey(application, sequence, about ?? "")));
        return RedirectToPage(new { Before });
    }

    public async Task<IActionResult> OnPostAllAsync()
    {
        await Send(new ReadDeskNotices(Caller));
        return RedirectToPage();
    }
}
