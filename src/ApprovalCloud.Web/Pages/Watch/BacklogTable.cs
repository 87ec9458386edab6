using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>A row as it is read, its keys as titles.</summary>
public sealed record BacklogLine(BacklogRow Row, string Service, string Department, string Step)
{
    /// <summary>The address of these steps, one by one.</summary>
    public string Cases(IUrlHelper url, string within) =>
        url.Content("~/watch/overdue") + new QueryBuilder { { "within", within }, { "service", Row.Service }, { "department", Row.Department }, { "step", Row.Step } };

    public string Light => Row.Late > 0 ? "late" : Row.Soon > 0 ? "soon" : "ok";
}

/// <summary>The open work in the order asked for: names from the first letter on, numbers from the greatest.</summary>
public static class BacklogTable
{
    public static readonly IReadOnlyList<string> Orders =
        ["late", "soon", "open", "paused", "oldest", "service", "department", "step"];

    public static IReadOnlyList<BacklogLine> Lines(IEnumerable<BacklogRow> rows, string order, Titles titles)
    {
        var lines = rows.Select(row => new BacklogLine(
            row, titles.Service(row.Service), titles.Department(row.Department), titles.Step(row.Service, row.Step)));
        var names = StringComparer.CurrentCulture;
        return [.. order switch
        {
            "service" => lines.OrderBy(line => line.Service, names),
            "department" => lines.OrderBy(line => line.Department, names),
            "step" => lines.OrderBy(line => line.Step, names),
            "open" => lines.OrderByDescending(line => line.Row.Open),
            "paused" => lines.OrderByDescending(line => line.Row.Paused),
            "soon" => lines.OrderByDescending(line => line.Row.Soon),
            "oldest" => lines.OrderBy(line => line.Row.OldestOpenedOn),
            _ => lines.OrderByDescending(line => line.Row.Late),
        }];
    }

    /// <summary>By department, the most first.</summary>
    public static IReadOnlyList<(string Department, int OnTime, int Late, int Paused)> ByDepartment(IEnumerable<BacklogLine> lines) =>
        [.. lines.GroupBy(line => line.Department)
            .Select(group => (
                group.Key, group.Sum(line => line.Row.Open - line.Row.Late), group.Sum(line => line.Row.Late), group.Sum(line => line.Row.Paused)))
            .OrderByDescending(department => department.Item2 + department.Item3)];

    public static Chart Chart(IReadOnlyList<(string Department, int OnTime, int Late, int Paused)> departments, IStringLocalizer T) => new(
        "bar", T["Steps"], [.. departments.Select(department => department.Department)],
        [
            new(T["Open, not late"], [.. departments.Select(department => (decimal?)department.OnTime)]),
            new(T["Late"], [.. departments.Select(department => (decimal?)department.Late)]),
        ],
        Horizontal: true, Stacked: true);
}
