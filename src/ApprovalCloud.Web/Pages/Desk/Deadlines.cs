using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <param name="Level">ok, soon or late; none where no clock runs.</param>
public sealed record Deadline(string? Level, string Words);

/// <summary>How a task stands with its statutory limit, in working days as its service counts them.</summary>
public sealed class Deadlines(Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T)
{
    // As supervisors count it.
    private static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    /// <param name="isStopped">Its clock stands, and it is not known until when.</param>
    public Deadline Of(ServiceDefinition service, StepStatus status, DateTimeOffset due, DateTimeOffset? decidedAt, bool isStopped) => status switch
    {
        StepStatus.Open or StepStatus.AwaitingApplicant or StepStatus.Suspended when isStopped => new(null, T["Clock stopped"]),
        StepStatus.Granted or StepStatus.Refused or StepStatus.Withheld or StepStatus.NotAccepted => decidedAt > due
            ? new("late", T["Decided late"])
            : new("ok", T["Decided in time"]),
        StepStatus.Open or StepStatus.AwaitingApplicant or StepStatus.Suspended => Running(service, due),
        StepStatus.Waiting or StepStatus.NotRequired or StepStatus.Cancelled or StepStatus.Lapsed => new(null, T["No deadline"]),
    };

    private Deadline Running(ServiceDefinition service, DateTimeOffset due)
    {
        var now = clock.GetUtcNow();
        var office = OfficeTime.Of(workflows.JurisdictionOf(service));
        var calendar = workflows.CalendarOf(service);
        var (today, last) = (office.DateOf(now), office.DateOf(due));
        return due < now
            ? new("late", Late(calendar.WorkingDaysBetween(last, today)))
            : new(due < now + Soon ? "soon" : "ok", Left(calendar.WorkingDaysBetween(today, last)));
    }

    private string Late(int days) => days switch
    {
        0 => T["The limit has passed"],
        1 => T["1 working day late"],
        _ => T["{0} working days late", days],
    };

    private string Left(int days) => days switch
    {
        0 => T["Due today"],
        1 => T["1 working day left"],
        _ => T["{0} working days left", days],
    };
}
