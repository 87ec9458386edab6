using ApprovalCloud.Core.Supervision;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>The event log for whoever is signed in to the pages; the API gives the same to bearers of a token.</summary>
public sealed class LogModel(IMediator mediator, EventLog log) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.ContentType = "application/xml";
        Response.Headers.ContentDisposition = "attachment; filename=\"log.xes\"";
        await log.Write(Caller, Response.Body, cancellationToken);
        return new EmptyResult();
    }
}
