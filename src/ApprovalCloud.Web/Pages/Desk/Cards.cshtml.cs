using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Pages.Watch;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Cards that the department must answer for.</summary>
public sealed class CardsModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<CardView> Cards { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var cards = await Send(new ListCards(Caller));
        if (!cards.IsOk)
            return Instead(cards.Problem);
        Cards = cards.Value;
        return Page();
    }
}
