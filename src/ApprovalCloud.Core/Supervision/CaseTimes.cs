using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Which moments of an application's clocks have come. What cannot be taken back waits until the calendar is published.</summary>
internal sealed class CaseTimes(OpenCase open, WorkCalendar calendar, DateTimeOffset now)
{
    private Jurisdiction Law => open.Service.Law;

    public WorkCalendar Calendar => calendar;

    public OfficeTime Office { get; } = OfficeTime.Of(open.Service.Law);

    public bool IsDeemedAccepted(StepRow row) => Law.Acceptance is { Deemed: true }
        && row.Status.IsInHand() && row is { AcceptedAt: null, CorrectionId: null, AcceptBy: { } by } && by < now && IsCertain(row.OpenedAt, by);

    /// <remarks>Whoever asked in time for more of it waits for an answer first.</remarks>
    public bool HasLapsed(StepRow row) =>
        row.FollowBy < now && row.Status.IsActive() && row.Detail is { ToFollow.Count: > 0, MoreTime: null or { Material: null } };

    /// <summary>What the passing of the limit means for a step, in order.</summary>
    public IEnumerable<PlatformDecision> Consequences(StepRow row, IReadOnlyList<ClockEvent> clocks)
    {
        if (HasPassed(row, row.DueAt, clocks))
            yield return new MissLimit(row.Key, Office.DateOf(row.DueAt!.Value));
        // Nobody can be granted by silence what they have not handed in completely.
        if (HasPassed(row, row.SilentAt, clocks) && row.CorrectionId is null && row.Detail is not { ToFollow.Count: > 0 })
            yield return new GrantBySilence(row.Key, "");
    }

    public IEnumerable<(CardLimit Limit, CardColour Colour)> Cards(StepRow row, IReadOnlyList<ClockEvent> clocks)
    {
        if (HasPassed(row, row.YellowAt, clocks))
            yield return (CardLimit.Promise, CardColour.Yellow);
        // Where no more is promised than the law asks for, the card about the law says it all.
        if (row.PromisedAt < row.DueAt && HasPassed(row, row.PromisedAt, clocks))
            yield return (CardLimit.Promise, CardColour.Red);
        if (HasPassed(row, row.DueAt, clocks))
            yield return (CardLimit.Statute, CardColour.Red);
    }

    public bool HasCasePassed(IReadOnlyList<ClockEvent> clocks) =>
        open.Application is { IsMissed: false, EndedAt: null, IsClockStarted: true, DueAt: { } due } && due < now
        && IsCertain(open.Application.SubmittedAt, due) && !Moves(CaseClock.Key, Law.Case, due, clocks);

    private bool HasPassed(StepRow row, DateTimeOffset? moment, IReadOnlyList<ClockEvent> clocks) =>
        moment is { } at && at < now && row.Status.IsInHand() && HasStarted(row) && IsCertain(row.OpenedAt, at)
        && !(row.PausedAt is not null && Moves(row.Key, Law.Step, at, clocks));

    // Until then every date is reckoned as if from receipt, for information only.
    private bool HasStarted(StepRow row) => Law.Step.Starts switch
    {
        ClockStart.Receipt => true,
        ClockStart.CompleteDocuments => row.AcceptedAt is not null || row.CorrectionId is null,
        ClockStart.Acceptance => row.AcceptedAt is not null,
    };

    // While a clock stands nobody knows when its days end, but those before it stood have passed.
    private bool Moves(string key, TimeLimit law, DateTimeOffset moment, IReadOnlyList<ClockEvent> clocks) =>
        RunningClock.Replay(key, law, clocks)?.StandsSince is { } since && Office.DateOf(moment) >= since;

    private bool IsCertain(DateTimeOffset? from, DateTimeOffset moment) =>
        from is { } start && calendar.IsPublished(Office.DateOf(start), Office.DateOf(moment));
}
