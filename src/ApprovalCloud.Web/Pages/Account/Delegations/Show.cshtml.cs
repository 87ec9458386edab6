using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Account.Delegations;

/// <summary>One delegation: read, accept, decline, end.</summary>
public sealed class ShowModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    public DelegationView One { get; private set; } = default!;

    public string Services => One.Services.Count == 0
        ? T["In all services"]
        : string.Join(T[", "], One.Services.Select(key => workflows.Find(key)?.Title.Here() ?? key));

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await Send(new GetDelegation(Caller, Id));
        if (!found.IsOk)
            return Instead(found.Problem);
        One = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync()
    {
        var accepted = await Send(new AcceptDelegation(Caller, Id));
        if (accepted.Problem is { Kind: not ProblemKind.NotFound } problem)
        {
            Show(problem);
            return await OnGetAsync();
        }

        if (!accepted.IsOk)
            return Instead(accepted.Problem);
        TempData["Flash"] = T["You act for them from now on, as far as it says here."].Value;
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (await Send(new EndDelegation(Caller, Id)) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = T["It has ended, and opens nothing any more. We have written to both of you."].Value;
        return RedirectToPage(new { Id });
    }
}
