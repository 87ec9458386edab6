using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Where an application stands, and everything that happened to it.</summary>
public sealed class TrackModel(IMediator mediator, Workflows workflows, StepMaps maps, History history) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ApplicationView Application { get; private set; } = default!;
    public ServiceDefinition Service { get; private set; } = default!;
    public IReadOnlyList<EventView> Events { get; private set; } = [];
    public History History => history;
    public StepMapModel Map => maps.Of(Service, Application.Steps);

    public bool IsRunning => Application.EndedAt is null;

    /// <summary>The deadline lies in a year whose calendar is not published.</summary>
    public bool IsDueProvisional => Application.DueAt is { } due && !workflows.CalendarOf(Service).IsPublished(due.Year);

    public IEnumerable<StepView> Corrections => Application.Steps.Where(step => step.CorrectionId is not null);

    public IEnumerable<StepView> Needed => Application.Steps.Where(step => step.Status != StepStatus.NotRequired);

    public IEnumerable<string> NotRequired => Application.Steps
        .Where(step => step.Status == StepStatus.NotRequired).Select(step => TitleOf(step.Key));

    /// <summary>What came of one commit together, the newest first.</summary>
    public IEnumerable<IReadOnlyList<EventView>> Moments =>
        Events.GroupBy(one => one.At).Select(moment => moment.ToList()).Reverse();

    public string TitleOf(string step) => Service.Step(step)!.Title.Here();

    public string DepartmentOf(StepView step) => workflows.Departments[step.Department].Name.Here();

    /// <summary>What was written when the step was decided, or when the applicant was asked.</summary>
    public string? WordsFor(StepView step) => Events.Select(one => one.Happened).LastOrDefault(happened =>
        happened.StepKey == step.Key && happened is StepGranted or StepRefused or StepSuspended or CorrectionRequested) is { } last
            && step.Status is not (StepStatus.Open or StepStatus.Cancelled)
        ? history.Detail(last)
        : null;

    public RefusalNotice? RefusalOf(StepView step) =>
        RefusalNotice.Of(Events.Select(one => one.Happened), step.Key, Service, workflows.CalendarOf(Service));

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    /// <summary>The part that changes while it runs.</summary>
    public async Task<IActionResult> OnGetStatusAsync() => await Load() ?? Partial("_Track", this);

    private async Task<IActionResult?> Load()
    {
        var application = await Send(new GetApplication(Caller, Id));
        if (!application.IsOk)
            return Instead(application.Problem);
        Application = application.Value;
        if (Application.SubmittedAt is null)
            return LocalRedirect($"~/apply/{Id}");
        var events = await Send(new GetHistory(Caller, Id));
        if (!events.IsOk)
            return Instead(events.Problem);
        Service = workflows.Find(Application.Service, Application.Version)!;
        Events = events.Value;
        return null;
    }
}
