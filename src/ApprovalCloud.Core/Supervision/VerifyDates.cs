using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Reckons every date that still runs again from the history, and compares it with its row.</summary>
internal static class VerifyDates
{
    /// <returns>What differs; null if nothing does. A calendar that came meanwhile makes dates differ until they are recomputed.</returns>
    public static string? Difference(
        Application application, IEnumerable<StepRow> steps, ServiceDefinition service, WorkCalendar calendar, IEnumerable<EventRow> history)
    {
        var office = OfficeTime.Of(service.Law);
        var reckoned = Reckoning.Of(service, calendar, [.. history.SelectMany(row => row.ReadClock())]).ToDictionary(one => one.Clock);
        var rows = steps.Where(step => step.Status.IsInHand()).Select(step => (step.Key, step.DueAt, step.PromisedAt));
        if (application.EndedAt is null)
            rows = rows.Append((CaseClock.Key, application.DueAt, application.PromisedAt));
        // Rows from before there were clocks have nothing to be reckoned from.
        var different = rows.Where(row => reckoned.TryGetValue(row.Key, out var one)
            && (row.DueAt != office.EndOf(one.Due) || row.PromisedAt != office.EndOf(one.Promised))).Select(row => row.Key).ToList();
        return different.Count == 0
            ? null
            : $"the date of {string.Join(", ", different.Select(key => key.Length == 0 ? "the application" : key))} is not what its history says; if the calendar has changed, run deadlines recompute";
    }
}
