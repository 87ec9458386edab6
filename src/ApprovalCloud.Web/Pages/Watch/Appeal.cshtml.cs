using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Pages.Desk;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>One appeal, and the supervisor's decision on it.</summary>
public sealed class AppealModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid ApplicationId { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public AppealOutcome? Result { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The step's version that the supervisor saw; 0, which no step has, when the form says none.</summary>
    [BindProperty]
    public int Version { get; set; }

    public AppealView View { get; private set; } = default!;

    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<FactLine> Facts => FactLine.Of(View, workflows.Vocabulary);

    public IReadOnlyList<Choice> Results =>
    [
        new(nameof(AppealOutcome.Dismissed), T["The refusal stands"]),
        new(nameof(AppealOutcome.SetAside), T["The refusal is set aside, and the department decides anew"]),
    ];

    public string Outcome(AppealDecided decided) => decided.Result switch
    {
        AppealOutcome.Dismissed => T["The refusal stands"],
        AppealOutcome.SetAside => T["The refusal is set aside, and the department decides anew"],
    };

    public async Task<IActionResult> OnGetAsync()
    {
        var appeal = await Send(new GetAppeal(Caller, ApplicationId, Step));
        if (!appeal.IsOk)
            return Instead(appeal.Problem);
        View = appeal.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Send(new RuleOnAppeal(Caller, ApplicationId, Step, Result, Reason?.Trim() ?? "", Version)) is { Problem: { } problem })
        {
            var errors = problem.Errors?.ToDictionary(error => error.Key == nameof(Outcome) ? nameof(Result) : error.Key, error => error.Value);
            return await Refused(problem with { Errors = errors }, OnGetAsync);
        }

        TempData["Flash"] = T["The appeal is decided. The applicant is told, and the department sees it."].Value;
        return RedirectToPage("Appeals");
    }
}
