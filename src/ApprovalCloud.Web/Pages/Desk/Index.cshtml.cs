using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

public sealed record QueueTab(TaskFilter State, string Title, int? Count);

public sealed record QueueRow(TaskRow Task, string Service, string Step, string? Holder, Deadline Deadline)
{
    /// <summary>Whether it counts as accepted if nothing is said in time.</summary>
    public bool IsDeemed { get; init; }

    /// <summary>Whether it may be granted together with others, at least where its facts meet its rule.</summary>
    public bool IsBulk { get; init; }
}

public sealed class IndexModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    private readonly Deadlines deadlines = new(workflows, clock, T);

    [FromQuery]
    public TaskFilter State { get; set; } = TaskFilter.Open;

    [FromQuery]
    public string? Cursor { get; set; }

    [FromQuery]
    public QueueChoice Choice { get; set; } = new();

    /// <summary>Under which name the filter is kept.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public string Department => workflows.Departments[Caller.Department!].Name.Here();

    public IReadOnlyList<QueueTab> Tabs { get; private set; } = [];

    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsDecided => State == TaskFilter.Decided;

    /// <summary>What is listed can be claimed, given back or granted, several at once.</summary>
    public bool IsTicking => State is TaskFilter.Open or TaskFilter.Mine or TaskFilter.Unclaimed;

    public bool HasNext { get; private set; }

    /// <summary>Single keys do something, unless they are switched off in the account.</summary>
    public bool HasKeys { get; private set; }

    public IReadOnlyList<FilterView> Saved { get; private set; } = [];

    public IReadOnlyList<Choice> Holders { get; private set; } = [];

    public IEnumerable<Choice> Services => Offered.Select(one => one.Service).DistinctBy(service => service.Key)
        .Select(service => new Choice(service.Key, service.Title.Here())).OrderBy(choice => choice.Text, StringComparer.CurrentCulture);

    public IEnumerable<Choice> Steps => Offered.Select(one => one.Step).DistinctBy(step => step.Key)
        .Select(step => new Choice(step.Key, step.Title.Here())).OrderBy(choice => choice.Text, StringComparer.CurrentCulture);

    public IReadOnlyList<Choice> DueChoices => [new("late", T["Late"]), new("soon", T["Due within 3 days"]), new("later", T["Due later"])];

    public string Handler(string handler, Guid? id = null) => QueryHelpers.AddQueryString(
        Url.Page("Index", QueueChoice.Route(State, Choice.Filter))!, new Dictionary<string, string?> { ["handler"] = handler, ["id"] = id?.ToString() });

    /// <summary>What is looked for stays from tab to tab, where the tab leaves it open.</summary>
    public QueueFilter KeptOn(TaskFilter state) => Choice.Filter with
    {
        Holder = state is TaskFilter.Mine or TaskFilter.Unclaimed ? null : Choice.Holder,
        Due = state == TaskFilter.Decided ? null : Choice.Due,
    };

    public async Task<IActionResult> OnGetAsync() => !ModelState.IsValid || Caller.Department is null ? NotFound() : await Show();

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!ModelState.IsValid || Caller.Department is null)
            return NotFound();
        if (await Send(new SaveFilter(Caller, Name ?? "", State, Choice.Filter)) is { Problem: { } problem })
            return await Refused(problem, Show);
        TempData["Flash"] = "Your filter is saved.";
        return RedirectToPage("Index", QueueChoice.Route(State, Choice.Filter));
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromQuery] Guid id)
    {
        if (await Send(new DeleteFilter(Caller, id)) is { Problem: { } problem })
            return Instead(problem);
        TempData["Flash"] = "Your filter is deleted.";
        return RedirectToPage("Index", QueueChoice.Route(State, Choice.Filter));
    }

    private IEnumerable<(ServiceDefinition Service, Step Step)> Offered => workflows.Current
        .SelectMany(service => service.Steps.Where(step => step.Department == Caller.Department).Select(step => (service, step)));

    private async Task<IActionResult> Show()
    {
        var page = await Send(new ListTasks(Caller, State, Cursor) { LatestFirst = IsDecided, Filter = Choice.Filter });
        // An address that was cut off in a letter or a bookmark leads to the start of the list.
        if (!page.IsOk)
            return RedirectToPage("Index", QueueChoice.Route(State, Cursor is null ? QueueFilter.None : Choice.Filter));
        HasKeys = (await Send(new GetAccount(Caller))).Value is { NoShortcuts: false };
        Saved = (await Send(new ListFilters(Caller))).Value!;
        if (State is not (TaskFilter.Mine or TaskFilter.Unclaimed))
            Holders = [new(Guid.Empty.ToString(), T["Nobody"]), new(Caller.Id.ToString(), T["You"]), .. (await Send(new ListColleagues(Caller))).Value!.Select(one => new Choice(one.Id.ToString(), one.Name))];
        var counts = (await Send(new CountTasks(Caller))).Value!;
        Tabs = [.. Enum.GetValues<TaskFilter>().Select(state => TabOf(state, counts))];
        Rows = [.. page.Value.Tasks.Select(RowOf)];
        Next = page.Value.Next;
        HasNext = counts.Mine + counts.Unclaimed > 0;
        return Page();
    }

    public string Empty => State switch
    {
        TaskFilter.Open => T["Your department has nothing to process. New tasks appear here as applications reach you."],
        TaskFilter.Mine => T["You have not claimed any open task."],
        TaskFilter.Unclaimed => T["No task is waiting to be claimed."],
        TaskFilter.Paused => T["No task waits for an applicant or a special procedure."],
        TaskFilter.Decided => T["Your department has not decided anything yet."],
    };

    private QueueTab TabOf(TaskFilter state, TaskCounts counts) => state switch
    {
        TaskFilter.Open => new(state, T["All open"], counts.Open),
        TaskFilter.Mine => new(state, T["Mine"], counts.Mine),
        TaskFilter.Unclaimed => new(state, T["Unclaimed"], counts.Unclaimed),
        TaskFilter.Paused => new(state, T["Clock stopped"], counts.Paused),
        TaskFilter.Decided => new(state, T["Decided"], null),
    };

    private QueueRow RowOf(TaskRow task)
    {
        var service = workflows.Find(task.Service, task.ServiceVersion)!;
        return new(
            task, service.Title.Here(), service.Step(task.Step)!.Title.Here(),
            task.AssigneeId == Caller.Id ? T["You"] : task.Assignee,
            deadlines.Of(service, task.Status, task.DueAt, task.DecidedAt, task.IsStopped))
        {
            IsDeemed = service.Law.Acceptance is { Deemed: true },
            IsBulk = service.Step(task.Step) is { Bulk: true } or { Instant: not null },
        };
    }
}
