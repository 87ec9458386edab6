using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What came in and what was brought to an end, week by week, and how much was in progress when each ended.</summary>
public sealed record GetFlow(Caller By, string? Service = null, int Weeks = 13) : IRequest<Result<IReadOnlyList<FlowWeek>>>;

/// <param name="Monday">The week's first day; the last week is the current one, as far as it has come.</param>
/// <param name="InProgress">Submitted and not ended when the week ended, or now.</param>
public sealed record FlowWeek(DateOnly Monday, int Arrived, int Completed, int InProgress);

internal sealed class GetFlowHandler([MayLag] ReadFigures figures, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetFlow, Result<IReadOnlyList<FlowWeek>>>
{
    private const int LongestWeeks = 520;
    private static readonly FigureKind[] Kinds = [FigureKind.Arrived, FigureKind.Completed, FigureKind.CasesRunning, FigureKind.CasesStanding];

    public async Task<Result<IReadOnlyList<FlowWeek>>> Handle(GetFlow request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor)
            return Result<IReadOnlyList<FlowWeek>>.Ok([]);
        var service = request.Service;
        var today = workflows.TodayAt(service, clock);
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7);
        var first = monday.AddDays(-7 * (Math.Clamp(request.Weeks, 1, LongestWeeks) - 1));
        var since = CaseFigures.MonthOf(first);
        var counts = await figures.Run(
            Kinds, key => key.Step == "" && (key.Month == 0 || key.Month >= since) && (service == null || key.Service == service), cancellationToken);
        Histogram Of(params FigureKind[] kinds) => Histogram.Sum([.. counts.Where(one => kinds.Contains(one.Key.Kind)).Select(one => one.Value)]);
        var (arrived, completed) = (Of(FigureKind.Arrived), Of(FigureKind.Completed));
        var weeks = new List<FlowWeek>();
        // Backwards from what is in progress now.
        var inProgress = Of(FigureKind.CasesRunning).Cases + Of(FigureKind.CasesStanding).Cases;
        for (var week = monday; week >= first; week = week.AddDays(-7))
        {
            var (came, went) = (Within(arrived, week), Within(completed, week));
            weeks.Insert(0, new FlowWeek(week, came, went, inProgress));
            inProgress += went - came;
        }

        return Result<IReadOnlyList<FlowWeek>>.Ok(weeks);
    }

    private static int Within(Histogram days, DateOnly monday) => days.Below(monday.DayNumber + 7) - days.Below(monday.DayNumber);
}
