using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Exports;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Where work waits, goes back and forth, and piles up.</summary>
public sealed class BottlenecksModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; } = 12;

    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<BottleneckRow> Rows { get; private set; } = [];

    public IReadOnlyList<FlowWeek> Weeks { get; private set; } = [];

    public bool IsFiltered => (Service ?? Department) is not null;

    public IEnumerable<Choice> Periods =>
    [
        new("1", T["This month"]), new("3", T["Three months"]), new("12", T["Twelve months"]), new("36", T["Thirty-six months"]),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
            return NotFound();
        var bottlenecks = await Send(new GetBottlenecks(Caller) { Service = Service, Department = Department, Months = Months });
        var flow = await Send(new GetFlow(Caller, Service));
        if ((bottlenecks.Problem ?? flow.Problem) is { } problem)
            return Instead(problem);
        (Rows, Weeks) = (bottlenecks.Value!, flow.Value!);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(string format) => await OnGetAsync() is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult
        ? NotFound()
        : new Sheet(
            "bottlenecks",
            [
                T["Service"], T["Department"], T["Step"], T["Arrived"], T["Decided"], T["In hand"], T["Median age in days"], T["90th percentile of age in days"],
                T["Claimed"], T["Mean waiting, in working days"], T["Mean working, in working days"], T["Hand-overs"], T["Sent back"],
            ],
            Rows.Select(row => new object?[]
            {
                Titles.Service(row.Service), Titles.Department(row.Department), Titles.Step(row.Service, row.Step), row.Arrived, row.Decided, row.InHand, row.Age.Median,
                row.Age.Percentile90, row.Claimed, row.MeanWaiting, row.MeanWorking, row.HandOvers, row.SentBack,
            }).ToAsyncEnumerable()).As(format);

    public string File(string format) => Url.Page("Bottlenecks", "file", new { Service, Department, Months, format })!;

    public static string Days(double days) => days.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Share(int part, int all) => all == 0 ? "–" : ((double)part / all).ToString("0%", CultureInfo.InvariantCulture);

    public string Cause(BottleneckRow row, CorrectionCause cause) => T["{0}: {1} ({2}×)", Subject(row, cause.Subject), cause.Kind switch
    {
        CorrectionKind.Missing => T["Missing"],
        CorrectionKind.Wrong => T["Wrong"],
        CorrectionKind.Unclear => T["Unclear"],
    }, cause.Times];

    private string Subject(BottleneckRow row, string key) =>
        workflows.Vocabulary.Find(key)?.Label.Here()
        ?? workflows.Find(row.Service)?.Materials.FirstOrDefault(material => material.Key == key)?.Title.Here() ?? key;

    public Chart Chart => new(
        "line", T["Applications"], [.. Weeks.Select(week => Display.Date(week.Monday))],
        [
            new(T["Came in"], [.. Weeks.Select(week => (decimal?)week.Arrived)]),
            new(T["Brought to an end"], [.. Weeks.Select(week => (decimal?)week.Completed)]),
            new(T["In progress"], [.. Weeks.Select(week => (decimal?)week.InProgress)]),
        ]);
}
