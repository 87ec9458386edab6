using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using MediatR;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Design;

public sealed class CalendarsModel(IMediator mediator, TimeProvider clock, IStringLocalizer T) : DesignPage(mediator)
{
    public int ThisYear => clock.GetUtcNow().Year;

    public IEnumerable<WorkCalendar> Calendars => Workflows.Calendars.Values.OrderBy(calendar => UsedBy(calendar) is null).ThenBy(calendar => calendar.Key);

    /// <summary>The first year from this one on whose holidays nobody has announced.</summary>
    public int NextUnpublished(WorkCalendar calendar) =>
        Enumerable.Range(ThisYear, 100).First(year => !calendar.IsPublished(year));

    public string? UsedBy(WorkCalendar calendar)
    {
        var laws = Workflows.Jurisdictions.Values.Where(law => law.Calendar == calendar.Key).Select(law => law.Title.Here()).ToList();
        return laws.Count == 0 ? null : string.Join(T[", "], laws);
    }

    public static int WorkingDays(WorkCalendar calendar, int year) =>
        calendar.WorkingDaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));
}
