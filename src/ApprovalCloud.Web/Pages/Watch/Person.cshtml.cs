using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>What one person of a department has in hand; a supervisor moves it to somebody else, or back to the queue.</summary>
public sealed class PersonModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public string Department { get; set; } = "";

    [FromRoute]
    public Guid Person { get; set; }

    /// <summary>Application, step and the version that was seen.</summary>
    [BindProperty]
    public List<string> Task { get; set; } = [];

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Titles Titles { get; } = new(workflows);

    public OfficeClock Office { get; } = new(workflows, clock.GetUtcNow());

    public PersonTasks Tasks { get; private set; } = null!;

    public IReadOnlyList<TaskOutcome> Outcomes { get; private set; } = [];

    public IEnumerable<Choice> Receivers => [new(MoveModel.Queue, T["Back to the queue"]), .. ColleagueWords.Choices(Tasks.Others, T)];

    public static string Value(PersonTask task) => Tick.Of(new TickedTask(task.ApplicationId, task.Step, task.Version));

    public bool IsTicked(PersonTask task) => Task.Contains(Value(task), StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync()
    {
        var tasks = await Send(new ListPersonTasks(Caller, Department, Person));
        if (tasks.Problem is { } problem)
            return Instead(problem);
        Tasks = tasks.Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Guid? receiver = Guid.TryParse(To, out var id) ? id : null;
        if (receiver is null && To != MoveModel.Queue)
        {
            ModelState.AddModelError(nameof(To), T["Choose to whom it goes, or the queue"]);
            return await OnGetAsync();
        }

        var moved = await Send(new ReassignSteps(Caller, Tick.Read(Task), receiver, Reason ?? ""));
        if (moved.Problem is { } problem)
            return await Refused(problem, OnGetAsync);
        Outcomes = moved.Value!;
        var done = Outcomes.Count(one => one.Problem is null);
        if (done > 0)
            TempData["Flash"] = T["{0} of {1} tasks moved", done, Outcomes.Count].Value;
        return done == Outcomes.Count ? RedirectToPage(new { Department, Person }) : await OnGetAsync();
    }
}
