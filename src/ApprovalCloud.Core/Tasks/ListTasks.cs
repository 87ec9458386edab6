using System.Globalization;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

public enum TaskFilter
{
    /// <summary>In the department's hands now.</summary>
    Open,
    /// <summary>Open, and claimed by me.</summary>
    Mine,
    Unclaimed,
    /// <summary>Waiting for an applicant, a special procedure, or what may follow.</summary>
    Paused,
    Decided,
}

/// <summary>The department's tasks, the next due first; a page at a time, from a cursor on.</summary>
public sealed record ListTasks(Caller By, TaskFilter State = TaskFilter.Open, string? Cursor = null, int Take = 25)
    : IRequest<Result<TaskPage>>
{
    /// <summary>By when they were decided, the latest first; only what is decided.</summary>
    public bool LatestFirst { get; init; }

    public QueueFilter Filter { get; init; } = QueueFilter.None;

    // A cursor goes on in the list that it comes from, and in no other.
    private string Digest => Filter.Digest(State, LatestFirst);

    internal TaskCursor? After => Cursor?.Split('.', 2) is [var list, var place] && list == Digest ? TaskCursor.TryRead(place) : null;

    internal string CursorOf(TaskRow last) =>
        $"{Digest}.{new TaskCursor(LatestFirst ? last.DecidedAt!.Value : last.DueAt, last.ApplicationId, last.Step)}";
}

public sealed record TaskRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, string Department, StepStatus Status,
    DateTimeOffset SubmittedAt, DateTimeOffset? OpenedAt, DateTimeOffset DueAt, DateTimeOffset? DecidedAt, Guid? AssigneeId, string? Assignee, int Version,
    bool IsStopped)
{
    /// <summary>The last second in which something can be said against accepting it; none once it is accepted.</summary>
    public DateTimeOffset? AcceptBy { get; init; }

    /// <summary>The phase it is in, where its service has phases.</summary>
    public Phase? Phase { get; init; }
}

public sealed record TaskPage(IReadOnlyList<TaskRow> Tasks, string? Next);

internal sealed class ListTasksValidator : AbstractValidator<ListTasks>
{
    public ListTasksValidator()
    {
        RuleFor(request => request.Take).InclusiveBetween(1, 200);
        RuleFor(request => request.Cursor).Must((request, cursor) => cursor is null || request.After is not null);
        RuleFor(request => request.Filter.Search).MaximumLength(100);
    }
}

/// <param name="At">When the last one shown is due, or was decided.</param>
internal sealed record TaskCursor(DateTimeOffset At, Guid ApplicationId, string Step)
{
    public override string ToString() => $"{At.UtcTicks}.{ApplicationId:N}.{Step}";

    public static TaskCursor? TryRead(string cursor) =>
        cursor.Split('.', 3) is [var ticks, var id, var step]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && Guid.TryParse(id, out var application)
            ? new TaskCursor(new DateTimeOffset(at, TimeSpan.Zero), application, step)
            : null;
}

internal sealed class ListTasksHandler(AppDbContext db, QueueSearch search) : IRequestHandler<ListTasks, Result<TaskPage>>
{
    public async Task<Result<TaskPage>> Handle(ListTasks request, CancellationToken cancellationToken)
    {
        var steps = search.Narrow(InState(db.Steps.AsNoTracking().TasksOf(request.By), request), request.Filter, request.By.Department);
        var rows = await (request.LatestFirst ? LatestFirst(steps, request.After) : NextDueFirst(steps, request.After))
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id, (step, application) => new TaskRow(
                step.ApplicationId, application.Number!, application.Service, application.ServiceVersion, step.Key, step.Department,
                step.Status, application.SubmittedAt!.Value, step.OpenedAt, step.DueAt!.Value, step.DecidedAt, step.AssigneeId,
                step.AssigneeName, step.Version, step.PausedAt != null && step.PausedUntil == null)
            {
                AcceptBy = step.AcceptedAt == null && step.CorrectionId == null ? step.AcceptBy : null,
                Phase = step.Phase,
            })
            .Take(request.Take + 1)
            .ToListAsync(cancellationToken);
        var page = rows.Take(request.Take).ToList();
        return new TaskPage(page, rows.Count > request.Take ? request.CursorOf(page[^1]) : null);
    }

    private static IQueryable<StepRow> NextDueFirst(IQueryable<StepRow> steps, TaskCursor? after)
    {
        if (after is var (due, id, key))
        {
            steps = steps.Where(step => step.DueAt >= due && (step.DueAt > due || step.ApplicationId > id
                || (step.ApplicationId == id && string.Compare(step.Key, key) > 0)));
        }

        return steps.OrderBy(step => step.DueAt).ThenBy(step => step.ApplicationId).ThenBy(step => step.Key);
    }

    private static IQueryable<StepRow> LatestFirst(IQueryable<StepRow> steps, TaskCursor? after)
    {
        steps = steps.Where(step => step.DecidedAt != null);
        if (after is var (decided, id, key))
        {
            steps = steps.Where(step => step.DecidedAt <= decided && (step.DecidedAt < decided || step.ApplicationId > id
                || (step.ApplicationId == id && string.Compare(step.Key, key) > 0)));
        }

        return steps.OrderByDescending(step => step.DecidedAt).ThenBy(step => step.ApplicationId).ThenBy(step => step.Key);
    }

    private static IQueryable<StepRow> InState(IQueryable<StepRow> steps, ListTasks request) => request.State switch
    {
        TaskFilter.Open => steps.Where(step => step.Status == StepStatus.Open),
        TaskFilter.Mine => steps.Where(step => step.Status == StepStatus.Open && step.AssigneeId == request.By.Id),
        TaskFilter.Unclaimed => steps.Where(step => step.Status == StepStatus.Open && step.AssigneeId == null),
        TaskFilter.Paused => steps.Where(step =>
            step.Status == StepStatus.AwaitingApplicant || step.Status == StepStatus.Suspended || step.Status == StepStatus.Withheld),
        TaskFilter.Decided => steps.Where(step => step.Status == StepStatus.Granted || step.Status == StepStatus.Refused || step.Status == StepStatus.NotAccepted
            || ((step.Status == StepStatus.Lapsed || step.Status == StepStatus.NotRequired) && step.DecidedAt != null)),
    };
}
