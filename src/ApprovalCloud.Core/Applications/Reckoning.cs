using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Applications;

/// <summary>A date and how it comes about, reckoned again from what happened.</summary>
/// <param name="Clock">The step's key; empty for the case.</param>
/// <param name="Lines">The reckoning of the legal date, line by line.</param>
/// <param name="Promised">The last day of what is promised; it is reckoned the same way, without extensions.</param>
public sealed record Reckoning(
    string Clock, Duration Limit, DateOnly Due, bool IsProvisional, IReadOnlyList<ClockLine> Lines, Duration Promise, DateOnly Promised)
{
    /// <summary>Of the case and of every step that has opened; the case first, the steps in the order of the service.</summary>
    public static IReadOnlyList<Reckoning> Of(ServiceDefinition service, WorkCalendar calendar, IReadOnlyList<ClockEvent> history) =>
    [
        .. One(CaseClock.Key, service.Limit, service.Law.Case, calendar, history),
        .. service.Steps.SelectMany(step => One(step.Key, step.Limit, service.Law.Step, calendar, history)),
    ];

    private static IEnumerable<Reckoning> One(
        string key, Limit limit, TimeLimit law, WorkCalendar calendar, IReadOnlyList<ClockEvent> history)
    {
        if (RunningClock.Replay(key, law, history) is not { } clock)
            yield break;
        var (statutory, promise) = (limit.StatutoryUnder(law), limit.PromisedUnder(law));
        var (due, promised) = (clock.Due(statutory, calendar), clock.Unextended.Due(promise, calendar));
        yield return new Reckoning(
            key, statutory, due.Date, due.IsProvisional, clock.Explain(statutory, calendar), promise, promised.Date);
    }
}
