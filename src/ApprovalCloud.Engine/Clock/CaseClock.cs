using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Clock;

/// <summary>
/// The clock of the whole case, above those of its steps (行政许可法 art. 26, 42): it starts with the first acceptance, and
/// stands only while every step in hand stands.
/// </summary>
public static class CaseClock
{
    public const string Key = "";

    /// <param name="isStarted">Whether it has been started before.</param>
    public static IEnumerable<ClockEvent> Of(RunEvent happened, Jurisdiction law, OfficeTime office, IEnumerable<ClockEvent> ofItsStep, bool isStarted)
    {
        var day = office.DateOf(happened.At);
        switch (happened)
        {
            case ApplicationSubmitted:
                yield return Event(ClockChange.Received, day, ClockRule.Receipt, law);
                if (law.Case.Starts != ClockStart.Acceptance)
                    yield return Event(ClockChange.Started, day, ClockRule.Receipt, law);
                break;
            case StepAccepted when law.Case.Starts == ClockStart.Acceptance && !isStarted:
                if (ofItsStep.FirstOrDefault(one => one.Change == ClockChange.Started) is { } started)
                    yield return started with { Clock = Key };
                break;
            case CaseExtended extended:
                yield return Event(ClockChange.Extended, day, ClockRule.Extension, law) with
                {
                    Length = extended.Length,
                    Article = law.Case.Extensions.Count > 0 ? law.Case.Extensions[0].LegalBasis : law.Case.LegalBasis,
                };
                break;
            case StepReopened:
                yield return Event(ClockChange.Received, day, ClockRule.Reopening, law);
                yield return Event(ClockChange.Started, day, ClockRule.Reopening, law);
                break;
            case ApplicationEnded:
                yield return Event(ClockChange.Ended, day, ClockRule.Decision, law);
                break;
            default:
                break;
        }
    }

    /// <summary>Nobody can work on it from this day on.</summary>
    /// <param name="until">When the first step goes on by itself, if that is known.</param>
    public static ClockEvent Stopped(DateOnly from, DateOnly? until, Jurisdiction law) =>
        Event(ClockChange.Stopped, from, ClockRule.NobodyCanWork, law) with { Until = until };

    public static ClockEvent Resumed(DateOnly on, Jurisdiction law) => Event(ClockChange.Resumed, on, ClockRule.SomebodyCanWork, law);

    private static ClockEvent Event(ClockChange change, DateOnly on, ClockRule rule, Jurisdiction law) => new(Key, change, on, rule, law.Case.LegalBasis);
}
