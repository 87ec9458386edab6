using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

public sealed class DiscardModel(IMediator mediator) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DraftView Draft { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync()
    {
        // It is the applicant's alone.
        if (For is not null)
            return NotFound();
        var draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return Elsewhere(draft.Problem);
        Draft = draft.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var discarded = await Send(new DiscardDraft(Caller, Id));
        if (!discarded.IsOk)
            return Elsewhere(discarded.Problem);
        TempData["Flash"] = "The draft is discarded.";
        return RedirectToPage("/Apply/Index");
    }

    private IActionResult Elsewhere(Problem problem) =>
        problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/apply/{Id}/track") : Instead(problem);
}
