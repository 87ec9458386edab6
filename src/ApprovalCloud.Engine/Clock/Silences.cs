using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

public static class Silences
{
    /// <summary>The last day on which a grant by silence is made public; null where the law sets none.</summary>
    /// <param name="at">When it was granted.</param>
    public static DateOnly? PublishedBy(this Jurisdiction law, DateTimeOffset at, WorkCalendar calendar) =>
        law.Step.PublishWithin is { } within ? calendar.Advance(OfficeTime.Of(law).DateOf(at), within) : null;
}
