using ApprovalCloud.Core.Materials;
using ApprovalCloud.Web.Files;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A document that the step reads, shown in the page; the look is written down with what is shown in the frame.</summary>
public sealed class FileModel(IMediator mediator) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [FromRoute(Name = "file")]
    public Guid FileId { get; set; }

    public FoundFile Found { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await Send(new FindTaskFile(Caller, ApplicationId, Step, FileId));
        if (!found.IsOk)
            return Instead(found.Problem);
        Found = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetContentAsync()
    {
        var opened = await Send(new OpenTaskFile(Caller, ApplicationId, Step, FileId));
        return opened.IsOk ? ServedFile.Inline(opened.Value, Response) : Instead(opened.Problem);
    }
}
