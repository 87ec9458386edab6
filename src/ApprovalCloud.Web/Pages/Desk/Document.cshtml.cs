using ApprovalCloud.Core.Documents;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A signed document about a step of the clerk's department.</summary>
public sealed class DocumentModel(IMediator mediator) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(Guid applicationId, string step, int sequence, string kind)
    {
        if (DocumentLinks.KindOf(kind) is not { } known)
            return NotFound();
        var document = await Send(new GetTaskDocument(Caller, new DocumentKey(applicationId, sequence, known), step));
        return document.IsOk ? File(document.Value.Content, DocumentLinks.Pdf, document.Value.Name) : Instead(document.Problem);
    }
}
