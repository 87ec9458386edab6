using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

public sealed class CourseModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer T) : RoomPage(mediator)
{
    public OfficeClock Office { get; } = new(workflows, clock.GetUtcNow());

    public CourseView Course { get; private set; } = null!;

    /// <summary>How the dates come about.</summary>
    public IReadOnlyList<Reckoning> Reckonings { get; private set; } = [];

    public IEnumerable<StepView> Involved => Course.Steps.Where(step => step.Status != StepStatus.NotRequired);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var course = await Send(new GetCourse(Caller, id));
        if (course.Problem is { } problem)
            return Instead(problem);
        Course = course.Value!;
        Reckonings = (await Send(new GetReckonings(Caller, id))).Value ?? [];
        return Page();
    }

    public string Title(string step) => Course.Service.Step(step)?.Title.Here() ?? step;

    public string Department(string key) => workflows.Departments.GetValueOrDefault(key)?.Name.Here() ?? key;

    public string? Holder(StepView step) => Course.Holders.GetValueOrDefault(step.Key);

    /// <summary>Working days from opening to the decision, or until now; nothing once it was cancelled.</summary>
    public string? Taken(StepView step) => step.OpenedAt is not { } opened || step.Status == StepStatus.Cancelled
        ? null
        : T.WorkingDays(Office.WorkingDays(Course.Service, opened, step.DecidedAt ?? Office.Now));

    public string CaseTaken => T.WorkingDays(Office.WorkingDays(Course.Service, Course.SubmittedAt, Course.EndedAt ?? Office.Now));

    public string Words(CourseEvent happened) => happened is { RuleVersion: { } version, Step: { } of } && Course.Service.Step(of)?.Instant is { } rule
        ? T["{0}: granted at once by rule, version {1} ({2})", Title(of), version, new ReadBack(workflows.Vocabulary).Rule(rule.When).Here()]
        : happened.Step is { } step
        ? T["{0}: {1}", EventWords.Of(happened.Kind, T), Title(step)]
        : EventWords.Of(happened.Kind, T);

    /// <summary>A paused or cancelled step has no light: its clock stands.</summary>
    public string? Light(StepView step) => step.DueAt is { } due && (step.Status == StepStatus.Open || step.DecidedAt is not null)
        ? Office.Light(due, step.DecidedAt)
        : null;

    public StepMapModel Map => new([.. Course.Steps.Select(step => new StepNode(
        step.Key, Title(step.Key), Department(step.Department), step.Status.ToString(), Course.Service.Step(step.Key)?.Needs ?? [], Note(step)))]);

    private string? Note(StepView step) => step switch
    {
        { DecidedAt: { } decided } => T["Decided {0}", Display.Date(decided)].Value,
        { Status: StepStatus.Open, DueAt: { } due } => T["Due {0}", Display.Date(due)].Value,
        _ => null,
    };
}
