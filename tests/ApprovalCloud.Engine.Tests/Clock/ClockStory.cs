using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Clock;

/// <summary>What happens to one step under a shipped law, day by day; its clock is then replayed from what happened alone.</summary>
internal sealed class ClockStory
{
    private const string Step = "a";
    private static readonly Workflows Shipped = WorkflowFolder.Read();
    private static readonly Person Anna = Given.Clerk("health").Person;

    private readonly ServiceDefinition service;
    private readonly OfficeTime office;
    private readonly DateTimeOffset submitted;
    private Run run;

    /// <param name="received">The day it was handed in, and reached the step.</param>
    public ClockStory(string law, string received)
    {
        service = Given.Service(Given.Step(Step)) with { Law = Shipped.Jurisdictions[law] };
        office = OfficeTime.Of(service.Law);
        submitted = At(received);
        run = WorkflowEngine.NewRun(service, Given.Applicant, Choices.None);
        Happens(new StepOpened(submitted, null, Step));
    }

    public List<ClockEvent> Events { get; } = [];

    public WorkCalendar Calendar => Shipped.Calendars[service.Law.Calendar];

    public RunningClock Clock => RunningClock.Replay(Step, service.Law.Step, Events)!;

    public DateOnly Due(int length, TimeUnit unit) => Clock.Due(new Duration(length, unit), Calendar).Date;

    public ClockStory Accepted(string on, AcceptanceKind manner = AcceptanceKind.Express) => Happens(new StepAccepted(At(on), Anna, Step, manner, []));

    public ClockStory Asked(string on, string? term = null, params string[] again) =>
        Happens(new CorrectionRequested(At(on), Anna, Step, Guid.Empty, [], "") { Term = Day(term), Repeated = again });

    public ClockStory GivenTime(string on, string until) => Happens(new MoreTimeGiven(At(on), Anna, Step, null, Day(until)!.Value));

    public ClockStory Answered(string on) => Happens(new CorrectionAnswered(At(on), Given.Applicant, Step, Guid.Empty, []));

    public ClockStory Began(SpecialProcedure procedure, string on, string? term = null) =>
        Happens(new StepSuspended(At(on), Anna, Step, procedure, "", Day(term)));

    public ClockStory Ended(SpecialProcedure procedure, string on) => Happens(new StepResumed(At(on), Anna, Step, "", procedure));

    public ClockStory Extended(string on, int length, TimeUnit unit) => Happens(new LimitExtended(At(on), Anna, Step, new Duration(length, unit), ""));

    public ClockStory Granted(string on) => Happens(new StepGranted(At(on), Anna, Step, ""));

    private ClockStory Happens(StepEvent happened)
    {
        Events.AddRange(new StepClocks(service, office).Of(happened, run[Step], submitted));
        run = WorkflowEngine.After(run, happened);
        return this;
    }

    private DateTimeOffset At(string day) => office.EndOf(DateOnly.Parse(day)).AddHours(-12);

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day);
}
