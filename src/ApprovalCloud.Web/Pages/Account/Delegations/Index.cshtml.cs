using ApprovalCloud.Core.Delegations;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Account.Delegations;

/// <summary>Who acts for me, and for whom I act.</summary>
public sealed class IndexModel(IMediator mediator) : RoomPage(mediator)
{
    /// <summary>Where an earlier page ended.</summary>
    [FromQuery]
    public string? Before { get; set; }

    public DelegationList All { get; private set; } = default!;

    /// <summary>Whether there is no other page: only then is what is not here nowhere.</summary>
    public bool IsWhole => All.Next is null && string.IsNullOrEmpty(Before);

    public async Task<IActionResult> OnGetAsync()
    {
        var all = await Send(new ListDelegations(Caller, Before));
        if (!all.IsOk)
            return Instead(all.Problem);
        All = all.Value;
        return Page();
    }
}
