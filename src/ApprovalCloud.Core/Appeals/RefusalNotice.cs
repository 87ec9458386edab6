using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Appeals;

/// <summary>A remedy, and the last day for it.</summary>
public sealed record OpenRemedy(Remedy Remedy, DateOnly Until);

/// <summary>A decision against somebody as it stands: what it rests on, what can be done against it, and what came of that.</summary>
public sealed record RefusalNotice(
    string Step, DateTimeOffset At, string Reason, string? RightBody, Text? LegalBasis, IReadOnlyList<OpenRemedy> Remedies)
{
    public AppealFiled? Filed { get; init; }

    public AppealDecided? Decided { get; init; }

    /// <summary>The last day on which the appeal is decided.</summary>
    public DateOnly? DecideBy { get; init; }

    /// <summary>The remedies of which the platform keeps a record.</summary>
    public IEnumerable<OpenRemedy> FiledHere => Remedies.Where(one => one.Remedy.IsFiledHere);

    /// <summary>Whether it can still be appealed against here.</summary>
    public bool IsOpen(DateOnly today) => Filed is null && FiledHere.Any(one => one.Until >= today);

    /// <summary>The newest refusal of a step; null if it was never refused.</summary>
    public static RefusalNotice? Of(IEnumerable<RunEvent> history, string step, ServiceDefinition service, WorkCalendar calendar)
    {
        var events = history.OfType<StepEvent>().Where(happened => happened.Step == step).ToList();
        var last = events.FindLastIndex(happened => happened is StepRefused or StepNotAccepted);
        if (last < 0)
            return null;
        var (filed, decided) = (events.Skip(last).OfType<AppealFiled>().FirstOrDefault(), events.Skip(last).OfType<AppealDecided>().FirstOrDefault());
        return Of(events[last], service, calendar) with
        {
            Filed = filed,
            Decided = decided,
            DecideBy = filed is null ? null : LastDayFor(filed, service, calendar),
        };
    }

    /// <summary>What a refusal rests on: the step's own legal basis in every language, where its clerk took that, else their words.</summary>
    public static Text? BasisOf(StepRefused refused, ServiceDefinition service) =>
        service.Step(refused.Step)?.LegalBasis is { } own && Enum.GetValues<Language>().Any(language => own.In(language) == refused.LegalBasis)
            ? own
            : refused.LegalBasis is { } written ? Text.Same(written) : null;

    public static DateOnly? LastDayFor(AppealFiled filed, ServiceDefinition service, WorkCalendar calendar) =>
        service.Law.Remedies.FirstOrDefault(remedy => remedy.Key == filed.Remedy)?.DecideWithin is { } within
            ? calendar.Due(OfficeTime.Of(service.Law).DateOf(filed.At), within).Date
            : null;

    private static RefusalNotice Of(StepEvent happened, ServiceDefinition service, WorkCalendar calendar)
    {
        // Decisions from before the dates were part of them have the same ones.
        var lastDays = happened is StepRefused { Remedies.Count: > 0 } dated ? dated.Remedies : Appeals.Remedies.LastDays(service, calendar, happened.At);
        var remedies = service.Law.Remedies.Where(remedy => lastDays.ContainsKey(remedy.Key))
            .Select(remedy => new OpenRemedy(remedy, lastDays[remedy.Key])).ToList();
        return happened switch
        {
            StepNotAccepted not => new RefusalNotice(not.Step, not.At, not.Reason, not.RightBody, null, remedies),
            StepRefused refused => new RefusalNotice(refused.Step, refused.At, refused.Reason, null, BasisOf(refused, service), remedies),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No refusal."),
        };
    }
}
