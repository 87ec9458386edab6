using ApprovalCloud.Core.Users;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Which keys do something, and whether they do.</summary>
public sealed class KeysModel(IMediator mediator) : RoomPage(mediator)
{
    public bool AreOff { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        AreOff = (await Send(new GetAccount(Caller))).Value!.NoShortcuts;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool off)
    {
        await Send(new ChangeShortcuts(Caller, off));
        TempData["Flash"] = "Your choice is saved.";
        return RedirectToPage();
    }
}
