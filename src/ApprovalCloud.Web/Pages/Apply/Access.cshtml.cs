using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The citizen's view of the access ledger.</summary>
public sealed class AccessModel(IMediator mediator) : RoomPage(mediator)
{
    /// <summary>Only of this application.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Application { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<AccessRow> Rows { get; private set; } = [];

    public string? NextAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Send(new ListAccess(Caller, Application, Cursor));
        if (!page.IsOk)
            return Instead(page.Problem);
        Rows = page.Value.Rows;
        if (page.Value.Next is { } next)
            NextAddress = Url.Page("Access", new { application = Application, cursor = next });
        return Page();
    }
}
