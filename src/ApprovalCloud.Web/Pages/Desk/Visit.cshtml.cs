using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

public sealed record AppointForm(string? Day, string? Time, List<string>? Steps, string? Note);

public sealed record JoinForm(string? Officers);

public sealed record CancelForm(string? Reason);

public sealed record FindingsForm(VisitFinding? Finding, string? Report);

/// <summary>One appointment for all departments: made, moved, joined by two officers each, and what they found (行政许可法 art. 34).</summary>
public sealed class VisitModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    [BindProperty]
    public AppointForm Appoint { get; set; } = new(null, null, null, null);

    [BindProperty]
    public JoinForm Join { get; set; } = new((string?)null);

    [BindProperty]
    public FindingsForm Findings { get; set; } = new(null, null);

    [BindProperty]
    public CancelForm Cancel { get; set; } = new((string?)null);

    public VisitView? Current => View.Visits.FirstOrDefault(visit => visit.Id == View.Standing.Detail.Visit);

    public DateOnly Today => Office.DateOf(clock.GetUtcNow());

    public bool HasCome => Current is { } visit && Office.DateOf(visit.On) <= Today;

    public bool HasErrors => ModelState.ErrorCount > 0 && Join.Officers is null && Findings.Report is null && Cancel.Reason is null;

    /// <summary>Steps that may take part and do not yet.</summary>
    public IReadOnlyList<Choice> Others => [.. View.OtherSteps
        .Where(other => View.Service.Step(other.Key)!.Visits && other.Status.IsInHand() && other.Detail.Visit is null)
        .Select(other => new Choice(other.Key, View.Service.Step(other.Key)!.Title.Here(), workflows.Departments[other.Department].Name.Here()))];

    public IReadOnlyList<Choice> Verdicts =>
        [new(nameof(VisitFinding.InOrder), T["In order"]), new(nameof(VisitFinding.NotInOrder), T["Not in order"])];

    /// <summary>The officers who are named already, or whoever is asked to name them.</summary>
    public string Named => Current?.Parts.FirstOrDefault(part => part.Step == Step) is { Officers: { Count: > 0 } officers }
        ? string.Join('\n', officers)
        : Caller.Name + "\n";

    public DateOnly? TypedDay => DateOnly.TryParse(Appoint.Day, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null;

    private OfficeTime Office => OfficeTime.Of(View.Service.Law);

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Again();
        if (View is null)
            return page;
        if (View.May is { AppointVisit: false, JoinVisit: false, RecordFindings: false } && Current is null)
            return RedirectToPage("Task", new { ApplicationId, Step });
        Appoint = Current is { } visit
            ? new(Office.DateOf(visit.On).ToString("yyyy-MM-dd", null), Office.LocalTimeOf(visit.On).ToString("HH:mm", null), [], visit.Note)
            : new(null, null, [.. Others.Select(other => other.Value)], null);
        return page;
    }

    public async Task<IActionResult> OnPostAppointAsync()
    {
        var (day, time) = (ModelState.Day("Appoint.Day", Appoint.Day, T), ModelState.Time("Appoint.Time", Appoint.Time, T));
        if (string.IsNullOrWhiteSpace(Appoint.Day))
            ModelState.AddModelError("Appoint.Day", T["Enter the day of the visit"]);
        if (string.IsNullOrWhiteSpace(Appoint.Time))
            ModelState.AddModelError("Appoint.Time", T["Enter the time of the visit"]);
        var page = await Again();
        if (!ModelState.IsValid || View is null)
            return page;
        var appoint = new AppointJointVisit(
            Caller, ApplicationId, Step, Office.InstantOf(day!.Value, time!.Value), Appoint.Steps ?? [], Appoint.Note ?? "", Version);
        return await Send(appoint) is { Problem: { } problem }
            ? await Refused(problem with { Errors = problem.Errors?.ToDictionary(error => error.Key == nameof(appoint.On) ? "Day" : error.Key, error => error.Value) }, "Appoint.")
            : Stay(T["The visit is appointed. The applicant and the departments that take part are told."]);
    }

    public async Task<IActionResult> OnPostJoinAsync()
    {
        var officers = (Join.Officers ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return await Send(new JoinJointVisit(Caller, ApplicationId, Step, officers, Version)) is { Problem: { } problem }
            ? await Refused(problem, "Join.")
            : Stay(T["Your officers are named."]);
    }

    public async Task<IActionResult> OnPostFindingsAsync() =>
        await Send(new RecordVisitFindings(Caller, ApplicationId, Step, Findings.Finding, Findings.Report ?? "", Version)) is { Problem: { } problem }
            ? await Refused(problem, "Findings.")
            : Done(T["The findings are recorded. You can decide now."], next: false);

    public async Task<IActionResult> OnPostCancelAsync()
    {
        Cancel = new(Cancel.Reason ?? "");
        return await Send(new CancelJointVisit(Caller, ApplicationId, Step, Cancel.Reason ?? "", Version)) is { Problem: { } problem }
            ? await Refused(problem, "Cancel.")
            : Done(T["The visit is cancelled. The applicant and the departments that took part are told."], next: false);
    }

    private RedirectToPageResult Stay(string what)
    {
        TempData["Flash"] = what;
        return RedirectToPage("Visit", new { ApplicationId, Step });
    }
}
