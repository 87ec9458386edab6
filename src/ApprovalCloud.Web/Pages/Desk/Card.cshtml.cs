using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>One card of the department, and what it has to say about it.</summary>
public sealed class CardModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : CardPage(mediator, workflows)
{
    [BindProperty]
    public string? Statement { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsAddress())
            return NotFound();
        if (await Send(new ContestCard(Caller, Key, Statement?.Trim() ?? "")) is { Problem: { } problem })
            return await Refused(problem);
        TempData["Flash"] = T["The card is contested. A supervisor rules on it."].Value;
        return RedirectToPage();
    }
}
