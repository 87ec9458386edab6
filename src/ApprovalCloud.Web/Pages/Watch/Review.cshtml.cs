using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>One look outside a task, and the supervisor's word on it.</summary>
public sealed class ReviewModel(IMediator mediator, Workflows workflows, AccessWords words, IStringLocalizer T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public int Sequence { get; set; }

    [BindProperty]
    public ReviewVerdict? Verdict { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public BreakGlassRow Look { get; private set; } = default!;

    public Titles Titles { get; } = new(workflows);

    /// <summary>Which facts, never what they say.</summary>
    public string Facts => Text.Join([.. Look.Facts.Select(fact => words.Label(fact, workflows.Find(Look.Service)))]).Here();

    public IReadOnlyList<Choice> Verdicts =>
        [new(nameof(ReviewVerdict.Justified), T["Justified"]), new(nameof(ReviewVerdict.NotJustified), T["Not justified"])];

    public async Task<IActionResult> OnGetAsync()
    {
        var look = await Send(new GetBreakGlass(Caller, ApplicationId, Sequence));
        if (!look.IsOk)
            return Instead(look.Problem);
        Look = look.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new ReviewRead(Caller, ApplicationId, Sequence, Verdict, Note?.Trim() ?? "")) is { Problem: { } problem })
        {
            if (problem.Kind == ProblemKind.NotFound)
                return Instead(problem);
            Show(problem);
            return await OnGetAsync();
        }

        TempData["Flash"] = T["Your review is saved. The applicant sees it."].Value;
        return RedirectToPage("Access");
    }
}
