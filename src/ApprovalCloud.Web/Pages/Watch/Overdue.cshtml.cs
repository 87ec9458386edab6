using System.Globalization;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

public sealed class OverdueModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer T) : RoomPage(mediator)
{
    public const int Most = 200;
    private const string All = "all";

    public OfficeClock Office { get; } = new(workflows, clock.GetUtcNow());

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Within { get; set; } = "3";

    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    public Titles Titles { get; } = new(workflows);

    public IReadOnlyList<OverdueRow> Rows { get; private set; } = [];

    public IEnumerable<Choice> Horizons =>
    [
        new("0", T["Late now"]), new(All, T["Everything open"]), new("3", T["Late, or due within three days"]), new("7", T["Late, or due within a week"]),
        new("14", T["Late, or due within two weeks"]), new("30", T["Late, or due within thirty days"]),
    ];

    public async Task OnGetAsync()
    {
        if (!ModelState.IsValid)
            return;
        var overdue = await Send(new GetOverdue(Caller, Within == All ? 0 : int.TryParse(Within, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : -1, Most)
        {
            Service = Service, Department = Department, Step = Step, Person = Person, IsAll = Within == All,
        });
        if (overdue.IsOk)
            Rows = overdue.Value;
        else
            ModelState.AddModelError("within", T["Choose how far ahead to look"]);
    }

    /// <summary>What the list is narrowed to beyond the form.</summary>
    public string? Narrowed => this switch
    {
        { Step: { } step, Service: { } service } => T["Only “{0}”.", Titles.Step(service, step)].Value,
        { Person: not null } => T["Only what {0} has in hand.", Rows is [var row, ..] ? row.Assignee ?? "–" : "–"].Value,
        _ => null,
    };

    /// <summary>How late, or how soon, in working days.</summary>
    public string Distance(OverdueRow row)
    {
        var days = Office.WorkingDays(workflows.Find(row.Service, row.ServiceVersion)!, Office.Now, row.DueAt);
        return (row.IsLate, days) switch
        {
            (true, 0) => T["Late since the last working day"],
            (true, -1) => T["1 working day late"],
            (true, _) => T["{0} working days late", -days],
            (false, 0) => T["Due today"],
            (false, 1) => T["1 working day left"],
            (false, _) => T["{0} working days left", days],
        };
    }
}
