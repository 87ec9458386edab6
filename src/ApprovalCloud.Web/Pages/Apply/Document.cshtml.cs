using ApprovalCloud.Core.Documents;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>A signed document about the citizen's application, to be kept.</summary>
public sealed class DocumentModel(IMediator mediator) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(Guid id, int sequence, string kind)
    {
        if (DocumentLinks.KindOf(kind) is not { } known)
            return NotFound();
        var document = await Send(new GetDocument(Caller, new DocumentKey(id, sequence, known)));
        return document.IsOk ? File(document.Value.Content, DocumentLinks.Pdf, document.Value.Name) : Instead(document.Problem);
    }
}
