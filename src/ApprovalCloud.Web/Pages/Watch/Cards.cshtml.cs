using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Every card, for whoever supervises.</summary>
public sealed class CardsModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    public const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public CardFilter? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<CardView> Cards { get; private set; } = [];

    public IEnumerable<Choice> States =>
    [
        new(nameof(CardFilter.Open), T["Without a ruling"]), new(nameof(CardFilter.Contested), T["Contested"]), new(nameof(CardFilter.Ruled), T["With a ruling"]),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var cards = await Send(new ListCards(Caller, State, Most) { Department = Department });
        if (!cards.IsOk)
            return Instead(cards.Problem);
        Cards = cards.Value;
        return Page();
    }
}
