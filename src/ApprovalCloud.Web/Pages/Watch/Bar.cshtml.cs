using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>信用修复: one bar, and a supervisor who lifts it.</summary>
public sealed class BarModel(IMediator mediator, Workflows workflows, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public BarRow Bar { get; private set; } = default!;

    public Titles Titles { get; } = new(workflows);

    public async Task<IActionResult> OnGetAsync()
    {
        var bar = await Send(new GetBar(Caller, ApplicationId, Step));
        if (!bar.IsOk)
            return Instead(bar.Problem);
        Bar = bar.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new LiftBar(Caller, ApplicationId, Step, Reason ?? "")) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);

        TempData["Flash"] = T["The bar is lifted. This person may commit again."].Value;
        return RedirectToPage("Bars");
    }
}
