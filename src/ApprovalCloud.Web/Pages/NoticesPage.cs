using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages;

/// <summary>What somebody has been told: unread first of all by a word, never by colour alone.</summary>
public abstract class NoticesPage(IMediator mediator) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<NoticeView> Notices { get; private set; } = [];
    public string? Next { get; private set; }

    protected abstract IRequest<Result<NoticePage>> Listed { get; }

    /// <param name="key">Null for all of them.</param>
    protected abstract IRequest<Result<Done>> Seen(NoticeKey? key);

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Send(Listed);
        if (!page.IsOk)
            return Instead(page.Problem);
        (Notices, Next) = (page.Value.Notices, page.Value.Next);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid application, int sequence, string? about)
    {
        await Send(Seen(new NoticeKey(application, sequence, about ?? "")));
        return RedirectToPage(new { Before });
    }

    public async Task<IActionResult> OnPostAllAsync()
    {
        await Send(Seen(null));
        return RedirectToPage();
    }
}
