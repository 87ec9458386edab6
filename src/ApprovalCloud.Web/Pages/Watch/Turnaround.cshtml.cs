using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Exports;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

public sealed class TurnaroundModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer T) : RoomPage(mediator)
{
    public const int MostBars = 12;

    [BindProperty(SupportsGet = true)]
    public TurnaroundBy By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; } = 12;

    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<TurnaroundLine> Lines { get; private set; } = [];

    private GetTurnaround Question => new(Caller, By) { Service = Service, Department = Department, Months = Months };

    public bool IsOfSteps => Question.IsOfSteps;

    public bool IsFiltered => (Service ?? Department) is not null;

    public IEnumerable<(TurnaroundBy By, string Text)> Groups =>
    [
        (TurnaroundBy.Service, T["By service"]), (TurnaroundBy.Department, T["By department"]), (TurnaroundBy.Step, T["By step"]),
        (TurnaroundBy.Channel, T["By channel"]), (TurnaroundBy.Month, T["By month"]),
    ];

    public IEnumerable<Choice> Periods =>
    [
        new("1", T["This month"]), new("3", T["Three months"]), new("12", T["Twelve months"]), new("36", T["Thirty-six months"]),
    ];

    public string Name => By switch
    {
        TurnaroundBy.Service => T["Service"],
        TurnaroundBy.Department => T["Department"],
        TurnaroundBy.Step => T["Step"],
        TurnaroundBy.Channel => T["Channel"],
        TurnaroundBy.Month => T["Month"],
    };

    /// <summary>What the days are counted from and to.</summary>
    public string Counted => IsOfSteps
        ? T["From the day a step opened to the day it was decided."]
        : T["From the day an application was submitted to the day it ended."];

    /// <summary>Which limit on time is measured against.</summary>
    public string Measured => IsOfSteps
        ? T["The limit is the statutory one of the step. Pauses for corrections and special procedures move it."]
        : T["The limit is the statutory one of the whole application. It stands while nobody can work on it."];

    public string LeftOut => IsOfSteps
        ? T["Steps decided since {0}. Steps that were cancelled or not required are left out.", Since]
        : T["Applications that ended since {0}. Withdrawn ones are left out.", Since];

    private string Since => Display.Date(Question.Since(Today));

    private DateOnly Today => workflows.TodayAt(Service, clock);

    public string Nothing => IsOfSteps
        ? T["No step was decided since {0}, so there is nothing to measure.", Since]
        : T["No application has ended since {0}, so there is nothing to measure.", Since];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || !Enum.IsDefined(By))
            return NotFound();
        var turnaround = await Send(Question);
        if (turnaround.Problem is { } problem)
            return Instead(problem);
        Lines = [.. turnaround.Value!.Select(row => TurnaroundLine.Of(row, Titles, T))];
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(string format) => await OnGetAsync() is not PageResult
        ? NotFound()
        : new Sheet(
            $"turnaround-{By.ToString().ToLowerInvariant()}",
            [
                Name, T["Service"], T["Department"], T["Cases ended"], T["Median"], T["75th percentile"], T["90th percentile"], T["95th percentile"], T["Mean"],
                T["Mean without excused time"], T["Promised"], T["Statutory"], T["Ended in time"], T["Open and late"], T["On time"], T["As promised"],
            ],
            Lines.Select(line => new object?[]
            {
                line.Name, line.Within, line.Department, line.Row.Cases, line.Row.Median, line.Row.Percentile75, line.Row.Percentile90, line.Row.Percentile95,
                line.Row.Mean, line.Row.MeanCounted, line.Limit?.Promised, line.Limit?.Statutory, line.Row.InTime, line.Row.OpenAndLate, line.Row.OnTime, line.Row.KeptPromise,
            }).ToAsyncEnumerable()).As(format);

    public string File(string format) => Url.Page("Turnaround", "file", new { by = By.ToString().ToLowerInvariant(), Service, Department, Months, format })!;

    public string Grouped(TurnaroundBy by) => Url.Page("Turnaround", new { by = by.ToString().ToLowerInvariant(), Service, Department, Months })!;

    /// <summary>The address of the cases that a line counts.</summary>
    public string Cases(TurnaroundRow row) => Url.Page("Cases", new
    {
        steps = IsOfSteps,
        service = row.Service ?? Service,
        department = row.Department ?? Department,
        step = row.Step,
        channel = row.Channel,
        from = row.Month ?? MonthOf(Question.Since(Today)),
        to = row.Month ?? MonthOf(Today),
    })!;

    private static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    public Chart Chart => By == TurnaroundBy.Month
        ? new("line", T["Working days"], [.. Lines.Select(line => line.FullName)], Series(Lines))
        : new("bar", T["Working days"], [.. Lines.Take(MostBars).Select(line => line.FullName)], Series([.. Lines.Take(MostBars)]), Horizontal: true);

    private IReadOnlyList<ChartSeries> Series(IReadOnlyList<TurnaroundLine> lines) =>
    [
        new(T["Median"], [.. lines.Select(line => line.Row.Cases == 0 ? null : (decimal?)line.Row.Median)]),
        new(T["90th percentile"], [.. lines.Select(line => line.Row.Cases == 0 ? null : (decimal?)line.Row.Percentile90)]),
    ];
}
