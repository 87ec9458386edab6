using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What was granted on a commitment is checked, what a rule granted is looked at.</summary>
public sealed class CheckModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    [BindProperty]
    public CheckResult? Result { get; set; }

    [BindProperty]
    public DateOnly? RectifyBy { get; set; }

    [BindProperty]
    public bool? IsRight { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public string Title => View.May.AuditInstant || Rule is not null ? T["Audit of an instant approval"] : T["Check of a commitment"];

    public string? Answer => IsRight switch { true => "true", false => "false", null => null };

    public AppliedRule? Rule => View.History.Select(entry => entry.Happened).OfType<StepGranted>()
        .LastOrDefault(granted => granted.Step == View.Step.Key)?.Rule;

    public IReadOnlyList<FactLine> Facts => FactLine.Of(View, workflows.Vocabulary);

    public IReadOnlyList<EventView> Earlier => [.. View.History.Where(entry => entry.Happened is CommitmentChecked or InstantAudited)];

    public IReadOnlyList<Choice> Results =>
    [
        new(nameof(CheckResult.Kept), T["It is kept"]),
        new(nameof(CheckResult.ToRectify), T["Something is to be put right"]),
        new(nameof(CheckResult.Broken), T["It is broken"], T["The approval is revoked and the applicant barred from committing until their credit is repaired. You cannot undo this."]),
    ];

    public IReadOnlyList<Choice> Answers =>
    [
        new("true", T["It is right"]),
        new("false", T["It is wrong"], T["The approval is revoked. You cannot undo this."]),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Again();
        if (page is NotFoundResult || View is not { Step.Commitment: { } commitment })
            return page;
        RectifyBy = Promises.RectifyBy(View.Service, commitment, workflows, clock.GetUtcNow());
        return page;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var saved = await Send(new CheckPromise(
            Caller, ApplicationId, Step, Result, Note ?? "", Result == CheckResult.ToRectify ? RectifyBy : null, Version));
        return saved.IsOk ? Saved() : await Refused(saved.Problem);
    }

    public async Task<IActionResult> OnPostAuditAsync()
    {
        var saved = await Send(new AuditGrant(Caller, ApplicationId, Step, IsRight, Note ?? "", Version));
        return saved.IsOk ? Saved() : await Refused(saved.Problem);
    }

    private RedirectToPageResult Saved()
    {
        TempData["Flash"] = T["What you found is saved, and the applicant sees it."].Value;
        return RedirectToPage("Checks");
    }
}
