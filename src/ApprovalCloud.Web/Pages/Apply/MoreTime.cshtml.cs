using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>More time for a correction, or for a document that may follow.</summary>
public sealed class MoreTimeModel(IMediator mediator, Workflows workflows, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [FromQuery]
    public string? Material { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MoreTimeView View { get; private set; } = default!;

    public string What => View.Material?.Title.Here() ?? T["Your answer to the correction"];

    public string Department => workflows.Departments[View.Step.Department].Name.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await Send(new GetMoreTime(Caller, Id, Step, Material));
        if (found.Problem is { Kind: ProblemKind.Conflict } gone)
        {
            TempData["Flash"] = gone.Message.Here();
            return LocalRedirect($"~/apply/{Id}/track");
        }

        if (!found.IsOk)
            return Instead(found.Problem);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new AskForMoreTime(Caller, Id, Step, Material, Until, Reason ?? "")) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        TempData["Flash"] = T["Your request is sent. We write to you when the department has answered."].Value;
        return LocalRedirect($"~/apply/{Id}/track");
    }
}
