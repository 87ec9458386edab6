using ApprovalCloud.Core.Tasks;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>How the department decided cases like this one: a page of its own, or the part that the task's page fetches.</summary>
public sealed class SimilarModel(IMediator mediator) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    public SimilarCases Similar { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await Send(new FindSimilar(Caller, ApplicationId, Step));
        if (!found.IsOk)
            return Instead(found.Problem);
        Similar = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetPartAsync() => await OnGetAsync() is PageResult ? Partial("_SimilarCases", this) : NotFound();
}
