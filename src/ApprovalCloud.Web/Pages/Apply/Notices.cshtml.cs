using ApprovalCloud.Core.Notices;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>What the citizen has been told: unread first of all by a word, never by colour alone.</summary>
public sealed class NoticesModel(IMediator mediator) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<NoticeView> Notices { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Send(new ListNotices(Caller, Before));
        if (!page.IsOk)
            return Instead(page.Problem);
        (Notices, Next) = (page.Value.Notices, page.Value.Next);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid application, int sequence, string? about)
    {
        await Send(new ReadNotices(Caller, new NoticeKey(application, sequence, about ?? "")));
        return RedirectToPage(new { Before });
    }

    public async Task<IActionResult> OnPostAllAsync()
    {
        await Send(new ReadNotices(Caller));
        return RedirectToPage();
    }
}
