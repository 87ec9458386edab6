using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>One card with its evidence, and the supervisor's word on it.</summary>
public sealed class CardModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : CardPage(mediator, workflows)
{
    [BindProperty]
    public CardRuling? Ruling { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Rulings =>
        [new(nameof(CardRuling.Uphold), T["It stands"]), new(nameof(CardRuling.Lift), T["It is lifted: the delay is excused"])];

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsAddress())
            return NotFound();
        if (await Send(new RuleOnCard(Caller, Key, Ruling, Reason?.Trim() ?? "")) is { Problem: { } problem })
            return await Refused(problem);
        TempData["Flash"] = T["Your ruling is saved. The department is told."].Value;
        return RedirectToPage();
    }
}
