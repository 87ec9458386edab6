using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Asks for a refusal to be looked at again.</summary>
public sealed class AppealModel(IMediator mediator, Workflows workflows, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public string? Remedy { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    public RefusalView View { get; private set; } = default!;

    public string Department => workflows.Departments[View.Step.Department].Name.Here();

    public IReadOnlyList<Components.Choice> Remedies =>
        [.. View.Refusal.FiledHere.Where(one => one.Until >= View.Today).Select(one => new Components.Choice(one.Remedy.Key, one.Remedy.Title.Here()))];

    public async Task<IActionResult> OnGetAsync()
    {
        var refusal = await Send(new GetRefusal(Caller, Id, Step));
        if (!refusal.IsOk)
            return Instead(refusal.Problem);
        View = refusal.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new LodgeAppeal(Caller, Id, Step, Statement?.Trim() ?? "", Remedy)) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);

        TempData["Flash"] = T["Your appeal is sent. We write to you when it is decided."].Value;
        return LocalRedirect($"~/apply/{Id}/track");
    }
}
