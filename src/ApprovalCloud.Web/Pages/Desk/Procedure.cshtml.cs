using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

public sealed record BeginForm(SpecialProcedure? Procedure, string? Note, string? Term, string? HearingOn, Guid? Presider);

public sealed record EndForm(string? Procedure, string? Note);

/// <summary>Begins and ends what stops the clock by law, and says where it does not (行政许可法 art. 45).</summary>
public sealed class ProcedureModel(IMediator mediator, Workflows workflows, TimeProvider clock, History history, IStringLocalizer<Text> T)
    : TaskPage(mediator)
{
    private const string All = "all";

    [BindProperty]
    public BeginForm Begin { get; set; } = new(null, null, null, null, null);

    [BindProperty]
    public EndForm End { get; set; } = new(null, null);

    public IReadOnlyList<RunningProcedure> Running => RunningProcedure.Of(View);

    public IReadOnlyList<Choice> Ending =>
        [.. Running.Select(one => new Choice(one.Procedure.ToString(), history.Procedure(one.Procedure))), new(All, T["All of them"])];

    public IReadOnlyList<Choice> Beginning =>
        [.. Allowed.Select(procedure => new Choice(procedure.ToString(), history.Procedure(procedure), Effect(procedure)))];

    public bool OffersHearing => Allowed.Contains(SpecialProcedure.Hearing);

    public IReadOnlyList<Choice> Presiders { get; private set; } = [];

    public DateOnly Tomorrow => Today.AddDays(1);

    public DateOnly FirstHearing => Law.Hearing is { } rule ? Calendar.Advance(Today, rule.Notice) : Tomorrow;

    public DateOnly? LastHearing => Law.Hearing is { } rule ? Calendar.Advance(Today, rule.Within) : null;

    public string? HearingHint => Law.Hearing is { } rule && LastHearing is { } last
        ? T["From {0} to {1} ({2}).", Display.Date(FirstHearing), Display.Date(last), rule.LegalBasis.Here()].Value
        : null;

    private IEnumerable<SpecialProcedure> Allowed => View.Step.SpecialProcedures.Except(View.Standing.Detail.Procedures);

    private Jurisdiction Law => View.Service.Law;

    private WorkCalendar Calendar => workflows.CalendarOf(View.Service);

    private DateOnly Today => OfficeTime.Of(Law).DateOf(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Again();
        return View is { May: { Suspend: false, Resume: false } } ? RedirectToPage("Task", new { ApplicationId, Step }) : page;
    }

    public async Task<IActionResult> OnPostBeginAsync()
    {
        var (term, hearing) = (ModelState.Day("Begin.Term", Begin.Term, T), ModelState.Day("Begin.HearingOn", Begin.HearingOn, T));
        if (Begin.Procedure is null)
            ModelState.AddModelError("Begin.Procedure", T["Select the special procedure"]);
        if (Begin.Procedure is null && string.IsNullOrWhiteSpace(Begin.Note))
            ModelState.AddModelError("Begin.Note", Messages.EnterReason.Here());
        if (!ModelState.IsValid)
            return await Again();
        var begin = new SuspendStep(Caller, ApplicationId, Step, Begin.Procedure!.Value, Begin.Note ?? "", Version)
        {
            Term = term, HearingOn = hearing, Presider = Begin.Presider,
        };
        if (await Send(begin) is { Problem: { } problem })
            return await Refused(problem, "Begin.");
        return await Again() is not PageResult || !View.Standing.IsStopped
            ? Done(T["The special procedure has begun. By law the clock goes on. The applicant is told why."], next: true)
            : Done(T["The special procedure has begun and the clock stands. The applicant is told why."], next: true);
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        var named = Enum.TryParse<SpecialProcedure>(End.Procedure, out var procedure);
        var page = await Again();
        if (page is not PageResult)
            return page;
        if (!named && End.Procedure != All && Running.Count > 1)
        {
            ModelState.AddModelError("End.Procedure", T["Select which one has ended"]);
            return page;
        }

        var ended = await Send(new ResumeStep(Caller, ApplicationId, Step, End.Note ?? "", Version) { Procedure = named ? procedure : null });
        if (ended.Problem is { } problem)
            return await Refused(problem, "End.");
        return await Again() is PageResult && View.Standing.IsStopped
            ? Done(T["The special procedure has ended. The clock still stands for something else."], next: false)
            : Done(T["The special procedure has ended. The clock runs again."], next: false);
    }

    protected override async Task Prepare()
    {
        if (OffersHearing && await Send(new ListColleagues(Caller)) is { Value: { } colleagues })
            Presiders = [.. colleagues.Where(one => one.Id != View.AssigneeId).Select(one => new Choice(one.Id.ToString(), one.Name))];
    }

    private string Effect(SpecialProcedure procedure) => Law.SuspensionFor(procedure.Cause()) switch
    {
        null => T["The clock goes on: the law does not name it among what stops it."],
        { NeedsTerm: true } => T["The clock stands if you set a term; without one it goes on."],
        var suspension => T["The clock stands ({0}).", suspension.LegalBasis.Here()],
    };
}
