using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

public sealed class TurnaroundModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    public const int MostBars = 12;

    private readonly Titles titles = new(workflows);

    [BindProperty(SupportsGet = true)]
    public TurnaroundBy By { get; set; }

    public IReadOnlyList<TurnaroundLine> Lines { get; private set; } = [];

    public IEnumerable<(TurnaroundBy By, string Text)> Groups =>
        [(TurnaroundBy.Service, T["By service"]), (TurnaroundBy.Department, T["By department"]), (TurnaroundBy.Step, T["By step"])];

    /// <summary>What the days are counted from and to.</summary>
    public string Counted => By == TurnaroundBy.Service
        ? T["From the day an application was submitted to the day it ended."]
        : T["From the day a step opened to the day it was decided."];

    /// <summary>Which limit on time is measured against.</summary>
    public string Measured => By == TurnaroundBy.Service
        ? T["The limit is the statutory one of the whole application. It is set when the application is submitted; pauses of single steps do not move it."]
        : T["The limit is the statutory one of the step. Pauses for corrections and special procedures move it."];

    public string LeftOut => By == TurnaroundBy.Service
        ? T["Applications that ended in the last twelve months. Withdrawn ones are left out."]
        : T["Steps decided in the last twelve months. Steps that were cancelled or not required are left out."];

    public string Nothing => By == TurnaroundBy.Service
        ? T["No application has ended in the last twelve months, so there is nothing to measure yet."]
        : T["No step was decided in the last twelve months, so there is nothing to measure yet."];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || !Enum.IsDefined(By))
            return NotFound();
        var turnaround = await Send(new GetTurnaround(Caller, By));
        if (turnaround.Problem is { } problem)
            return Instead(problem);
        Lines = [.. turnaround.Value!.Select(row => TurnaroundLine.Of(row, titles))];
        return Page();
    }

    public Chart Chart => new(
        "bar", T["Working days"], [.. Lines.Take(MostBars).Select(line => line.FullName)],
        [
            new(T["Median"], [.. Lines.Take(MostBars).Select(line => (decimal?)line.Row.Median)]),
            new(T["90th percentile"], [.. Lines.Take(MostBars).Select(line => (decimal?)line.Row.Percentile90)]),
        ],
        Horizontal: true);
}
