using System.Globalization;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What is said when an application reaches a department: one of five outcomes (行政许可法 art. 32).</summary>
public sealed class IntakeModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    [BindProperty]
    public IntakeOutcome? Outcome { get; set; }

    [BindProperty]
    public List<FollowLine> Follow { get; set; } = [];

    [BindProperty]
    public UnneededForm Unneeded { get; set; } = new((string?)null);

    [BindProperty]
    public DeclineForm Decline { get; set; } = new(null, null, null);

    /// <summary>Secondary materials that the applicant committed to, each with the latest day for it.</summary>
    public IReadOnlyList<(Material Material, DateOnly Latest)> MayFollow { get; private set; } = [];

    public IEnumerable<Choice> Departments => workflows.Departments
        .Where(department => department.Key != Caller.Department)
        .Select(department => new Choice(department.Key, department.Value.Name.Here()))
        .OrderBy(choice => choice.Text, StringComparer.CurrentCulture);

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Again();
        // The task's page says why nothing can be said now.
        return View is { May.Accept: false } ? RedirectToPage("Task", new { ApplicationId, Step }) : page;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        switch (Outcome)
        {
            case IntakeOutcome.Accept:
                return await Accept([]);
            case IntakeOutcome.AcceptWithMore:
                return await AcceptWithMore();
            case IntakeOutcome.Correct:
                return RedirectToPage("Correction", new { ApplicationId, Step });
            case IntakeOutcome.Fix:
                return RedirectToPage("Fix", new { ApplicationId, Step });
            case IntakeOutcome.Unneeded:
                return await Send(new FindUnneeded(Caller, ApplicationId, Step, Unneeded.Reason ?? "", Version)) is { Problem: { } problem }
                    ? await Refused(problem, "Unneeded.")
                    : Done(T["The applicant is told that no permit is needed. Whatever waited for this step goes on."], next: true);
            case IntakeOutcome.Decline:
                var body = string.IsNullOrWhiteSpace(Decline.RightBody) ? Decline.Department : Decline.RightBody;
                return await Send(new DeclineCompetence(Caller, ApplicationId, Step, body ?? "", Decline.Reason ?? "", Version)) is { Problem: { } declined }
                    ? await Refused(declined, "Decline.")
                    : Done(T["It is not accepted. The applicant is told why, and which body is the right one."], next: true);
            default:
                ModelState.AddModelError(nameof(Outcome), T["Select what you say to the applicant"]);
                return await Again();
        }
    }

    public FollowLine? Typed(string material) => Follow.FirstOrDefault(line => line.Material == material);

    public static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    protected override Task Prepare()
    {
        var today = OfficeTime.Of(View.Service.Law).DateOf(clock.GetUtcNow());
        var calendar = workflows.CalendarOf(View.Service);
        MayFollow =
        [
            .. View.Materials
                .Where(one => one.State is not (MaterialState.Met or MaterialState.ToBeIssued or MaterialState.Attached) && one.Material.Secondary && View.Choices.ToFollow.Contains(one.Material.Key))
                .Select(one => (one.Material, calendar.Due(today, one.Material.FollowWithin).Date)),
        ];
        return Task.CompletedTask;
    }

    private async Task<IActionResult> AcceptWithMore()
    {
        var chosen = Follow.Where(line => line.Chosen).ToList();
        if (chosen is [])
            ModelState.AddModelError(nameof(Follow), T["Select what is not there yet, or accept it as complete"]);
        foreach (var line in chosen.Where(line => Day(line.By) is null))
            ModelState.AddModelError($"Follow[{Follow.IndexOf(line)}].By", T["Enter a day, such as {0}", "2026-03-31"]);
        return ModelState.IsValid ? await Accept([.. chosen.Select(line => new MayFollow(line.Material, Day(line.By)))]) : await Again();
    }

    private async Task<IActionResult> Accept(IReadOnlyList<MayFollow> follow)
    {
        if (await Send(new AcceptStep(Caller, ApplicationId, Step, follow, Version)) is { Problem: { } problem })
            return await Refused(problem with { Errors = problem.Errors?.ToDictionary(error => FieldOf(error.Key), error => error.Value) });
        return Done(T["You have accepted it. The applicant gets a dated receipt."], next: false);
    }

    private string FieldOf(string error) => Follow.FindIndex(line => error == $"{nameof(AcceptStep.ToFollow)}.{line.Material}") is var index and >= 0
        ? $"Follow[{index}].By"
        : nameof(Follow);
}
