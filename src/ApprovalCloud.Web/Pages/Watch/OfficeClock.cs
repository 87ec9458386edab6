using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Working days between two moments, as the office of a service counts them.</summary>
public sealed class OfficeClock(Workflows workflows, DateTimeOffset now)
{
    public DateTimeOffset Now => now;

    /// <summary>Working days after the first moment's day, up to and including the second's; backwards they are negative.</summary>
    public int WorkingDays(ServiceDefinition service, DateTimeOffset from, DateTimeOffset to)
    {
        var office = OfficeTime.Of(workflows.JurisdictionOf(service));
        var calendar = workflows.CalendarOf(service);
        return from <= to
            ? calendar.WorkingDaysBetween(office.DateOf(from), office.DateOf(to))
            : -calendar.WorkingDaysBetween(office.DateOf(to), office.DateOf(from));
    }

    /// <summary>The light of something due: red when over, yellow within three days, as the board counts.</summary>
    public string Light(DateTimeOffset due, DateTimeOffset? done = null) =>
        (done ?? now) > due ? "late" : done is null && due < now.AddDays(3) ? "soon" : "ok";
}
