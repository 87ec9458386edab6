using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A text block of the department, to be changed or deleted.</summary>
public sealed class BlockModel(IMediator mediator) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>As it is kept; whoever saves over what changed meanwhile sees it beside their own words.</summary>
    public BlockView Kept { get; private set; } = default!;

    [BindProperty]
    public int Version { get; set; }

    public bool IsOvertaken { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Find() is not { } block)
            return NotFound();
        (Kept, Title, Words) = (block, block.Title, block.Words);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new SaveBlock(Caller, Id, Title ?? "", Words ?? "", Version)) is { Problem: { } problem })
        {
            IsOvertaken = problem.Kind == ProblemKind.Conflict;
            return await Refused(problem, Again);
        }

        TempData["Flash"] = "The text block is saved. Your whole department can use it.";
        return RedirectToPage("Blocks");
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await Send(new DeleteBlock(Caller, Id)) is { Problem: { } problem })
            return Instead(problem);
        TempData["Flash"] = "The text block is deleted. What was written with it stays as it is.";
        return RedirectToPage("Blocks");
    }

    private async Task<IActionResult> Again()
    {
        if (await Find() is not { } block)
            return NotFound();
        Kept = block;
        return Page();
    }

    private async Task<BlockView?> Find() => (await Send(new ListBlocks(Caller))).Value!.FirstOrDefault(block => block.Id == Id);
}
