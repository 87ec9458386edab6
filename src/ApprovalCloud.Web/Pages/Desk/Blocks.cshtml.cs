using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>The text blocks of the department, and a form for a new one.</summary>
public sealed class BlocksModel(IMediator mediator) : RoomPage(mediator)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<BlockView> Blocks { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => Show();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new SaveBlock(Caller, null, Title ?? "", Words ?? "")) is { Problem: { } problem })
            return await Refused(problem, Show);
        TempData["Flash"] = "The text block is saved. Your whole department can use it.";
        return RedirectToPage();
    }

    private async Task<IActionResult> Show()
    {
        Blocks = (await Send(new ListBlocks(Caller))).Value!;
        return Page();
    }
}
