using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Pages.Watch;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages;

/// <summary>A page about one card, with its evidence.</summary>
public abstract class CardPage(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [FromRoute]
    public CardLimit Limit { get; set; }

    [FromRoute]
    public CardColour Colour { get; set; }

    public CardKey Key => new(ApplicationId, Step, Limit, Colour);

    public CardView Card { get; private set; } = default!;

    public Titles Titles { get; } = new(workflows);

    public async Task<IActionResult> OnGetAsync()
    {
        // An address that names no colour, or no limit, names no card.
        if (!IsAddress())
            return NotFound();
        var card = await Send(new GetCard(Caller, Key));
        if (!card.IsOk)
            return Instead(card.Problem);
        Card = card.Value;
        return Page();
    }

    /// <summary>Back to the form as it was typed, over the card as it is now.</summary>
    protected Task<IActionResult> Refused(Problem problem) => Refused(problem, OnGetAsync);

    protected bool IsAddress() => !new[] { nameof(Limit), nameof(Colour) }.Any(part => ModelState.TryGetValue(part, out var entry) && entry.Errors.Count > 0);
}
