using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Core.Waiting;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Where an application stands, and everything that happened to it.</summary>
public sealed class TrackModel(IMediator mediator, Workflows workflows, StepMaps maps, History history, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ApplicationView Application { get; private set; } = default!;
    public ServiceDefinition Service { get; private set; } = default!;
    public IReadOnlyList<EventView> Events { get; private set; } = [];

    /// <summary>How dates come about: by step, and of the case under the empty key.</summary>
    public IReadOnlyDictionary<string, Reckoning> Reckonings { get; private set; } = new Dictionary<string, Reckoning>();

    public IReadOnlyList<MyVisit> Visits { get; private set; } = [];

    /// <summary>Receipts, decisions and licences, to be downloaded.</summary>
    public DocumentList Documents { get; private set; } = default!;

    /// <summary>What waits for the applicant here, the most urgent first.</summary>
    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];

    /// <summary>What was asked and answered about its steps.</summary>
    public IReadOnlyList<MessageView> Said { get; private set; } = [];

    /// <summary>What has happened since the page was opened, in a sentence; null on a page just opened.</summary>
    public string? News { get; private set; }

    public int LastEvent => Events[^1].Sequence;
    public History History => history;
    public StepMapModel Map => maps.Of(Service, Application.Steps);

    public bool IsRunning => Application.EndedAt is null;

    /// <summary>The deadline lies in a year whose calendar is not published.</summary>
    public bool IsDueProvisional => Reckonings.GetValueOrDefault("")?.IsProvisional == true;

    public IEnumerable<StepView> Corrections => Application.Steps.Where(step => step.CorrectionId is not null);

    public IEnumerable<StepView> Needed => Application.Steps.Where(step => step.Status != StepStatus.NotRequired || step.DecidedAt is not null);

    public IEnumerable<string> NotRequired => Application.Steps
        .Where(step => step.Status == StepStatus.NotRequired && step.DecidedAt is null).Select(step => TitleOf(step.Key));

    /// <summary>What came of one commit together, the newest first.</summary>
    public IEnumerable<IReadOnlyList<EventView>> Moments =>
        Events.GroupBy(one => one.At).Select(moment => moment.ToList()).Reverse();

    public string TitleOf(string step) => Service.Step(step)!.Title.Here();

    public string DepartmentOf(StepView step) => workflows.Departments[step.Department].Name.Here();

    /// <summary>What was written when the step was decided, or when the applicant was asked.</summary>
    public string? WordsFor(StepView step) => Events.Select(one => one.Happened).LastOrDefault(happened =>
        happened.StepKey == step.Key && happened is StepGranted or StepRefused or StepSuspended or CorrectionRequested or StepNotAccepted or StepFoundUnneeded) is { } last
            && step.Status is not (StepStatus.Open or StepStatus.Cancelled)
        ? history.Detail(last)
        : null;

    /// <summary>How it came to be accepted.</summary>
    public AcceptanceKind? MannerOf(StepView step) =>
        Events.Select(one => one.Happened).OfType<StepAccepted>().LastOrDefault(happened => happened.Step == step.Key)?.Manner;

    public string ClockUntilAnswered(StepView step) => step switch
    {
        { AcceptedAt: null } => T["It is accepted, and its time begins, when you have answered."],
        { IsStopped: true } => T["Its time stands still until you answer."],
        { StoppedUntil: { } until } => T["Its time stands still until you answer, at the latest until {0}.", Display.Date(until)],
        _ => T["Its time goes on meanwhile."],
    };
    public RefusalNotice? RefusalOf(StepView step) =>
        RefusalNotice.Of(Events.Select(one => one.Happened), step.Key, Service, workflows.CalendarOf(Service));

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    /// <summary>The part that changes while it runs.</summary>
    /// <param name="since">The last event that the page has shown.</param>
    public async Task<IActionResult> OnGetStatusAsync(int since)
    {
        if (await Load() is { } elsewhere)
            return elsewhere;
        News = Events.Where(one => one.Sequence > since).GroupBy(one => one.At).LastOrDefault()?.First() is { } news ? history.Say(news.Happened, Service) : null;
        return Partial("_Track", this);
    }

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
        if (await Send(new GetReckonings(Caller, Id)) is { Value: { } reckonings })
            Reckonings = reckonings.ToDictionary(one => one.Clock);
        var issuability = await Send(new GetIssuability());
        Documents = new DocumentList($"/apply/{Id}", Service, DocumentList.Of(Events), issuability.Value!.IsPossible, NamesSteps: true);
        Waiting = (await Send(new ListWaiting(Caller, Id))).Value ?? [];
        Said = (await Send(new ListMyMessages(Caller, Id))).Value?.Messages ?? [];
        Visits = (await Send(new ListMyVisits(Caller, Id))).Value ?? [];
        return null;
    }
}
