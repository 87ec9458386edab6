using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

public sealed record QueueTab(TaskFilter State, string Title, int? Count);

public sealed record QueueRow(TaskRow Task, string Service, string Step, string? Holder, Deadline Deadline)
{
    /// <summary>Whether it counts as accepted if nothing is said in time.</summary>
    public bool IsDeemed { get; init; }
}

public sealed class IndexModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    private readonly Deadlines deadlines = new(workflows, clock, T);

    [FromQuery]
    public TaskFilter State { get; set; } = TaskFilter.Open;

    [FromQuery]
    public string? Cursor { get; set; }

    public string Department => workflows.Departments[Caller.Department!].Name.Here();

    public IReadOnlyList<QueueTab> Tabs { get; private set; } = [];

    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsDecided => State == TaskFilter.Decided;

    public bool HasNext { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || Caller.Department is null)
            return NotFound();
        var page = await Send(new ListTasks(Caller, State, Cursor) { LatestFirst = IsDecided });
        // An address that was cut off in a letter or a bookmark leads to the start of the list.
        if (!page.IsOk)
            return RedirectToPage(new { State });
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
        };
    }
}
