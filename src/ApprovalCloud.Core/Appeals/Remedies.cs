using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Appeals;

/// <summary>Reckons until when something can be done against a decision.</summary>
public static class Remedies
{
    /// <summary>The last day for each remedy, by its key. A decision is served on the day on which it is put online (国令716 art. 8); that day does not count.</summary>
    public static IReadOnlyDictionary<string, DateOnly> LastDays(ServiceDefinition service, WorkCalendar calendar, DateTimeOffset served)
    {
        var day = OfficeTime.Of(service.Law).DateOf(served);
        return service.Law.Remedies.ToDictionary(remedy => remedy.Key, remedy => calendar.Due(day, remedy.Within).Date);
    }
}
