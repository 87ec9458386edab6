using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>
/// Where departments broke the rules of acceptance in the last twelve months: asked again about the same thing
/// (行政许可法 art. 72(4)), or said nothing in time, so that the step counts as accepted (art. 32(4)).
/// </summary>
public sealed record ListViolations(Caller By, string? Department = null, int Take = 200) : IRequest<Result<Violations>>;

public enum ViolationKind { RepeatedNotice, MissedAcceptance }

/// <param name="Counts">By department to which anything came: all of them, whichever department is asked about.</param>
/// <param name="Rows">The newest first.</param>
public sealed record Violations(DateTimeOffset Since, IReadOnlyList<ViolationCount> Counts, IReadOnlyList<ViolationRow> Rows);

/// <param name="Steps">How many came in in that time, whatever became of them.</param>
public sealed record ViolationCount(string Department, int Steps, int Repeated, int Missed);

/// <param name="Subjects">What was asked for again: facts and materials, never what they say.</param>
/// <param name="Clerk">None where nobody said anything.</param>
public sealed record ViolationRow(
    ViolationKind Kind, DateTimeOffset At, Guid ApplicationId, string Number, string Service, string Step, string Department, string? Clerk,
    IReadOnlyList<string> Subjects);

internal sealed class ListViolationsHandler([MayLag] AppDbContext db, [MayLag] ReadFigures figures, TimeProvider clock) : IRequestHandler<ListViolations, Result<Violations>>
{
    // Events are kept to the letter, so what they say can be looked for in their text; on PostgreSQL by the index of what says it.
    private const string Again = "\"repeated\":[\"";
    private const string Silently = "\"manner\":\"Deemed\"";

    // By properties: the database can look into these, and not into what a constructor was given.
    private sealed record Said
    {
        public required EventRow Event { get; init; }
        public required string Number { get; init; }
        public required string Service { get; init; }
        public required string Department { get; init; }
        public required bool IsNotice { get; init; }
    }

    public async Task<Result<Violations>> Handle(ListViolations request, CancellationToken cancellationToken)
    {
        var since = clock.Now().AddMonths(-12);
        var said = All(request.By, since);
        var found = await said.GroupBy(one => new { one.Department, one.IsNotice })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var rows = await said.Where(one => request.Department == null || one.Department == request.Department)
            .OrderByDescending(one => one.Event.At).ThenBy(one => one.Event.ApplicationId).ThenBy(one => one.Event.Sequence)
            .Take(Math.Clamp(request.Take, 1, 1_000)).ToListAsync(cancellationToken);
        var steps = await Steps(request.By, DateOnly.FromDateTime(since.UtcDateTime), cancellationToken);
        var counts = steps.Keys.Union(found.Select(one => one.Key.Department)).Select(department => new ViolationCount(
            department,
            steps.GetValueOrDefault(department),
            found.Where(one => one.Key.Department == department && one.Key.IsNotice).Sum(one => one.Count),
            found.Where(one => one.Key.Department == department && !one.Key.IsNotice).Sum(one => one.Count)));
        return new Violations(
            since, [.. counts.OrderByDescending(count => count.Repeated + count.Missed).ThenBy(count => count.Department, StringComparer.Ordinal)],
            rows.ConvertAll(Row));
    }

    private async Task<Dictionary<string, int>> Steps(Caller by, DateOnly since, CancellationToken cancellationToken)
    {
        if (!by.IsSupervisor)
            return [];
        var arrived = await figures.Run([FigureKind.Arrived], key => key.Step != "" && key.Month >= CaseFigures.MonthOf(since), cancellationToken);
        return arrived.GroupBy(one => one.Key.Department).ToDictionary(department => department.Key, department => department.Sum(one => one.Value.Cases - one.Value.Below(since.DayNumber)));
    }

    private IQueryable<Said> All(Caller caller, DateTimeOffset since) =>
        from row in db.Events.AsNoTracking()
        where row.At >= since
            && ((row.Kind == nameof(CorrectionRequested) && row.Data.Contains(Again)) || (row.Kind == nameof(StepAccepted) && row.Data.Contains(Silently)))
        join application in db.Applications.SupervisedBy(caller) on row.ApplicationId equals application.Id
        join step in db.Steps on new { row.ApplicationId, Key = row.Step! } equals new { step.ApplicationId, step.Key }
        select new Said
        {
            Event = row,
            Number = application.Number!,
            Service = application.Service,
            Department = step.Department,
            IsNotice = row.Kind == nameof(CorrectionRequested),
        };

    private static ViolationRow Row(Said said) => new(
        said.IsNotice ? ViolationKind.RepeatedNotice : ViolationKind.MissedAcceptance, said.Event.At, said.Event.ApplicationId, said.Number,
        said.Service, said.Event.Step!, said.Department, said.Event.ActorName,
        said.Event.Read() is CorrectionRequested asked ? asked.Repeated : []);
}
