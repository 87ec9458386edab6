using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Leads to the task to take up next, or back to the queue when there is none.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NextModel(IMediator mediator, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if ((await Send(new NextTask(Caller))).Value is { } next)
            return RedirectToPage("Task", new { next.ApplicationId, next.Step });
        TempData["Flash"] = T["All done: no open task is waiting for you."].Value;
        return RedirectToPage("Index");
    }
}
