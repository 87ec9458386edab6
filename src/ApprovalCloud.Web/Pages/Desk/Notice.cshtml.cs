using ApprovalCloud.Core.Notices;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Leads to where a notice is acted on; it counts as read from then on.</summary>
public sealed class NoticeModel(IMediator mediator) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(Guid application, int sequence, string? about)
    {
        var notice = await Send(new OpenDeskNotice(Caller, new NoticeKey(application, sequence, about ?? "")));
        return notice.IsOk ? LocalRedirect($"~{notice.Value.Place}") : Instead(notice.Problem);
    }
}
