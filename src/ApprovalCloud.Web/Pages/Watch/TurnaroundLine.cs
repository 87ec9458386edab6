using System.Globalization;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>A row as it is read.</summary>
/// <param name="Within">Where a step's name alone would not do: its service.</param>
/// <param name="Limit">Of the newest version; a department has none of its own.</param>
public sealed record TurnaroundLine(TurnaroundRow Row, string Name, string? Within, string? Department, Limit? Limit)
{
    public static TurnaroundLine Of(TurnaroundRow row, Titles titles) => (row.Service, row.Department, row.Step) switch
    {
        ({ } service, { } department, { } step) => new(
            row, titles.Step(service, step), titles.Service(service), titles.Department(department), titles.LimitOf(service, step)),
        ({ } service, _, _) => new(row, titles.Service(service), null, null, titles.LimitOf(service, null)),
        _ => new(row, titles.Department(row.Department!), null, null, null),
    };

    public string FullName => Within is null ? Name : $"{Name} ({Within})";

    public string Mean => Row.Mean.ToString("0.0", CultureInfo.InvariantCulture);

    public string OnTime => Row.OnTime.ToString("0%", CultureInfo.InvariantCulture);

    public int EndedInTime => (int)Math.Round(Row.OnTime * (Row.Cases + Row.OpenAndLate));
}
