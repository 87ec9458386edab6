using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Open work by service, department and step: how much, how late, how old.</summary>
public sealed record GetBacklog(Caller By, string? Service = null, string? Department = null) : IRequest<Result<IReadOnlyList<BacklogRow>>>;

/// <param name="Late">Past the statutory limit; a paused step is never late.</param>
/// <param name="Soon">Due within three days.</param>
public sealed record BacklogRow(
    string Service, string Department, string Step, int Open, int Paused, int Late, int Soon, DateOnly? OldestOpenedOn);

internal sealed class GetBacklogHandler([MayLag] ReadFigures figures, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetBacklog, Result<IReadOnlyList<BacklogRow>>>
{
    private static readonly FigureKind[] Kinds = [FigureKind.Running, FigureKind.Standing, FigureKind.OpenSince];

    public async Task<Result<IReadOnlyList<BacklogRow>>> Handle(GetBacklog request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor)
            return Result<IReadOnlyList<BacklogRow>>.Ok([]);
        var (service, department) = (request.Service, request.Department);
        var counts = await figures.Run(
            Kinds, key => (service == null || key.Service == service) && (department == null || key.Department == department), cancellationToken);
        return Result<IReadOnlyList<BacklogRow>>.Ok([.. counts
            .GroupBy(one => (one.Key.Service, one.Key.Department, one.Key.Step))
            .Select(group => Row(group.Key.Service, group.Key.Department, group.Key.Step, [.. group]))
            .Where(row => row.Open + row.Paused > 0)
            .OrderByDescending(row => row.Late).ThenByDescending(row => row.Open).ThenBy(row => row.Service).ThenBy(row => row.Step)]);
    }

    private BacklogRow Row(string service, string department, string step, List<KeyValuePair<FigureKey, Histogram>> counts)
    {
        IEnumerable<Histogram> Of(FigureKind kind) => counts.Where(one => one.Key.Kind == kind).Select(one => one.Value);
        int RunningBelow(int day) => Of(FigureKind.Running).Sum(running => running.Below(day));
        var today = workflows.TodayAt(service, clock).DayNumber;
        var late = RunningBelow(today);
        return new BacklogRow(
            service, department, step, Of(FigureKind.Running).Sum(running => running.Cases), Of(FigureKind.Standing).Sum(standing => standing.Cases),
            late, RunningBelow(today + 3) - late, Of(FigureKind.OpenSince).Min(since => since.Least) is { } oldest ? DateOnly.FromDayNumber(oldest) : null);
    }
}
