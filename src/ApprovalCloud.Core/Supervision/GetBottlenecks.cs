using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Where work waits, goes back and forth, and piles up: by step, the current month and those before it.</summary>
public sealed record GetBottlenecks(Caller By) : IRequest<Result<IReadOnlyList<BottleneckRow>>>
{
    public string? Service { get; init; }

    public string? Department { get; init; }

    public int Months { get; init; } = 12;
}

/// <summary>Waiting and working are measured in working days, over steps that were claimed and decided.</summary>
/// <param name="Arrived">Opened in the period.</param>
/// <param name="Decided">Decided in the period.</param>
/// <param name="InHand">Open, paused or held back now.</param>
/// <param name="Age">How many days half of what is in hand has been open, and one in ten.</param>
/// <param name="Claimed">How many of the decided had been claimed first.</param>
/// <param name="HandOvers">Of all that were decided.</param>
/// <param name="SentBack">How many of the decided had to be corrected at least once.</param>
/// <param name="Causes">What was asked to be corrected, the most frequent first.</param>
public sealed record BottleneckRow(
    string Service, string Department, string Step, int Arrived, int Decided, int InHand, (int Median, int Percentile90) Age,
    int Claimed, double MeanWaiting, double MeanWorking, int HandOvers, int SentBack, IReadOnlyList<CorrectionCause> Causes);

public sealed record CorrectionCause(string Subject, CorrectionKind Kind, int Times);

internal sealed class GetBottlenecksValidator : AbstractValidator<GetBottlenecks>
{
    public GetBottlenecksValidator() => RuleFor(request => request.Months).InclusiveBetween(1, 60);
}

internal sealed class GetBottlenecksHandler([MayLag] ReadFigures figures, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetBottlenecks, Result<IReadOnlyList<BottleneckRow>>>
{
    private const int MostCauses = 5;

    private static readonly FigureKind[] Kinds =
    [
        FigureKind.Arrived, FigureKind.Completed, FigureKind.OpenSince, FigureKind.Waited, FigureKind.Worked, FigureKind.HandedOver, FigureKind.Corrected, FigureKind.CorrectionCause,
    ];

    public async Task<Result<IReadOnlyList<BottleneckRow>>> Handle(GetBottlenecks request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor)
            return Result<IReadOnlyList<BottleneckRow>>.Ok([]);
        var (service, department) = (request.Service, request.Department);
        var today = workflows.TodayAt(service, clock);
        var since = CaseFigures.MonthOf(new DateOnly(today.Year, today.Month, 1).AddMonths(1 - request.Months));
        var counts = await figures.Run(
            Kinds,
            key => key.Step != "" && (key.Month == 0 || key.Month >= since)
                && (service == null || key.Service == service) && (department == null || key.Department == department),
            cancellationToken);
        return Result<IReadOnlyList<BottleneckRow>>.Ok([.. counts
            .GroupBy(one => (one.Key.Service, one.Key.Department, one.Key.Step))
            .Select(group => Row(group.Key.Service, group.Key.Department, group.Key.Step, [.. group]))
            .OrderByDescending(row => row.InHand).ThenByDescending(row => row.MeanWaiting)]);
    }

    private BottleneckRow Row(string service, string department, string step, List<KeyValuePair<FigureKey, Histogram>> counts)
    {
        Histogram Of(FigureKind kind) => Histogram.Sum([.. counts.Where(one => one.Key.Kind == kind).Select(one => one.Value)]);
        var (open, corrected, waited) = (Of(FigureKind.OpenSince), Of(FigureKind.Corrected), Of(FigureKind.Waited));
        var today = workflows.TodayAt(service, clock).DayNumber;
        // Days count upwards: the oldest of ten began before nine of them.
        var age = open.IsEmpty ? (0, 0) : (today - open.Percentile(0.5), today - open.Percentile(0.1));
        return new BottleneckRow(
            service, department, step, Of(FigureKind.Arrived).Cases, Of(FigureKind.Completed).Cases, open.Cases, age,
            waited.Cases, waited.Mean, Of(FigureKind.Worked).Mean, Of(FigureKind.HandedOver).Values.Sum(pair => pair.Value * pair.Count),
            corrected.Cases - corrected.At(0), Causes(counts));
    }

    private static IReadOnlyList<CorrectionCause> Causes(IEnumerable<KeyValuePair<FigureKey, Histogram>> counts) =>
    [
        .. counts.Where(one => one.Key.Kind == FigureKind.CorrectionCause)
            .SelectMany(one => one.Value.Values.Select(pair => (one.Key.Subject, Kind: (CorrectionKind)pair.Value, pair.Count)))
            .GroupBy(one => (one.Subject, one.Kind))
            .Select(group => new CorrectionCause(group.Key.Subject, group.Key.Kind, group.Sum(one => one.Count)))
            .OrderByDescending(cause => cause.Times).Take(MostCauses),
    ];
}
