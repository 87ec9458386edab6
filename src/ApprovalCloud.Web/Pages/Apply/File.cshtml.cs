using ApprovalCloud.Core.Materials;
using ApprovalCloud.Web.Files;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>A file of one's own, as it is kept.</summary>
public sealed class FileModel(IMediator mediator) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file)
    {
        var opened = await Send(new OpenFile(Caller, id, file));
        if (!opened.IsOk)
            return Instead(opened.Problem);
        var served = ServedFile.Inline(opened.Value, Response);
        // The applicant's own look is not on record: it may come in pieces.
        served.EnableRangeProcessing = For is null;
        return served;
    }
}
