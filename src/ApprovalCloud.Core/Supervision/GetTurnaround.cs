using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Supervision;

public enum TurnaroundBy { Service, Department, Step, Channel, Month }

/// <summary>How long it really takes, over what ended in the current month and those before it.</summary>
public sealed record GetTurnaround(Caller By, TurnaroundBy Group) : IRequest<Result<IReadOnlyList<TurnaroundRow>>>
{
    public string? Service { get; init; }

    /// <summary>Its steps, whatever they are grouped by.</summary>
    public string? Department { get; init; }

    /// <summary>How many months, the current one included.</summary>
    public int Months { get; init; } = 12;

    /// <summary>Whether steps are measured, or whole applications.</summary>
    public bool IsOfSteps => Group is TurnaroundBy.Department or TurnaroundBy.Step || Department is not null;

    /// <summary>The first day of what is measured.</summary>
    public DateOnly Since(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
}

/// <summary>
/// Working days from submission to the end (applications) or from opening to the decision (steps). Time spent waiting for the
/// applicant is included, except where it says otherwise.
/// </summary>
/// <param name="Cases">How many ended.</param>
/// <param name="OpenAndLate">Still open and past the statutory limit; by month, in the month whose limit they missed.</param>
/// <param name="OnTime">Ended by the statutory limit ÷ (ended plus open and late): what is open and late counts.</param>
public sealed record TurnaroundRow(
    string? Service, string? Department, string? Step, int Cases, double Median, double Percentile90, double Mean,
    int OpenAndLate, double OnTime)
{
    public string? Channel { get; init; }

    /// <summary>Year × 100 + month.</summary>
    public int? Month { get; init; }

    public double Percentile75 { get; init; }

    public double Percentile95 { get; init; }

    /// <summary>Of the days that count by the legal clock: without excused time.</summary>
    public double MeanCounted { get; init; }

    /// <summary>Ended by the statutory limit.</summary>
    public int InTime { get; init; }

    /// <summary>Ended by the promised limit.</summary>
    public int AsPromised { get; init; }

    /// <summary>Still open and past the promised limit.</summary>
    public int OpenPastPromise { get; init; }

    /// <summary>Ended by the promised limit ÷ (ended plus open past it).</summary>
    public double KeptPromise { get; init; }
}

internal sealed class GetTurnaroundValidator : AbstractValidator<GetTurnaround>
{
    public GetTurnaroundValidator() => RuleFor(request => request.Months).InclusiveBetween(1, 60);
}

internal sealed class GetTurnaroundHandler([MayLag] ReadFigures figures, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetTurnaround, Result<IReadOnlyList<TurnaroundRow>>>
{
    private static readonly FigureKind[] OfSteps = [FigureKind.Took, FigureKind.Counted, FigureKind.Kept, FigureKind.Running, FigureKind.Promised];
    private static readonly FigureKind[] OfCases = [FigureKind.Took, FigureKind.Counted, FigureKind.Kept, FigureKind.CasesRunning, FigureKind.CasesPromised];

    private sealed record Group(string? Service = null, string? Department = null, string? Step = null, string? Channel = null, int? Month = null);

    public async Task<Result<IReadOnlyList<TurnaroundRow>>> Handle(GetTurnaround request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor)
            return Result<IReadOnlyList<TurnaroundRow>>.Ok([]);
        var (service, department, isOfSteps) = (request.Service, request.Department, request.IsOfSteps);
        var since = CaseFigures.MonthOf(request.Since(workflows.TodayAt(service, clock)));
        var counts = await figures.Run(
            isOfSteps ? OfSteps : OfCases,
            key => (key.Month == 0 || key.Month >= since) && (key.Step != "") == isOfSteps
                && (service == null || key.Service == service) && (department == null || key.Department == department),
            cancellationToken);
        var rows = counts.SelectMany(one => Parts(request.Group, one.Key, one.Value))
            .GroupBy(part => part.Group, part => part.Part)
            .Select(group => Row(group.Key, [.. group]))
            .Where(row => row.Cases + row.OpenAndLate + row.OpenPastPromise > 0);
        return Result<IReadOnlyList<TurnaroundRow>>.Ok([.. request.Group == TurnaroundBy.Month
            ? rows.OrderBy(row => row.Month)
            : rows.OrderByDescending(row => row.Percentile90).ThenByDescending(row => row.Cases)]);
    }

    private sealed record Part(FigureKind Kind, Histogram Counts);

    // What is open counts once it is past its limit: in the month in which that was, where months are compared.
    private IEnumerable<(Group Group, Part Part)> Parts(TurnaroundBy by, FigureKey key, Histogram counts)
    {
        if (key.Month != 0)
            return [(Of(by, key, key.Month), new Part(key.Kind, counts))];
        var today = workflows.TodayAt(key.Service, clock).DayNumber;
        var past = counts.Values.Where(pair => pair.Value < today);
        return by == TurnaroundBy.Month
            ? past.Select(pair => (Of(by, key, CaseFigures.MonthOf(DateOnly.FromDayNumber(pair.Value))), new Part(key.Kind, Histogram.Of([pair.Value, pair.Count]))))
            : [(Of(by, key, 0), new Part(key.Kind, Histogram.Of([.. past.SelectMany(pair => new[] { pair.Value, pair.Count })])))];
    }

    private static Group Of(TurnaroundBy by, FigureKey key, int month) => by switch
    {
        TurnaroundBy.Service => new(key.Service),
        TurnaroundBy.Department => new(Department: key.Department),
        TurnaroundBy.Step => new(key.Service, key.Department, key.Step),
        TurnaroundBy.Channel => new(Channel: key.Channel),
        TurnaroundBy.Month => new(Month: month),
    };

    private static TurnaroundRow Row(Group group, List<Part> parts)
    {
        IEnumerable<Histogram> All(params FigureKind[] kinds) => parts.Where(part => kinds.Contains(part.Kind)).Select(part => part.Counts);
        Histogram Sum(FigureKind kind) => Histogram.Sum([.. All(kind)]);
        var (took, kept) = (Sum(FigureKind.Took), Sum(FigureKind.Kept));
        var late = All(FigureKind.Running, FigureKind.CasesRunning).Sum(counts => counts.Cases);
        var pastPromise = All(FigureKind.Promised, FigureKind.CasesPromised).Sum(counts => counts.Cases);
        var (asPromised, inTime) = (kept.At((int)Kept.Promised), kept.At((int)Kept.Promised) + kept.At((int)Kept.Statutory));
        return new TurnaroundRow(
            group.Service, group.Department, group.Step, took.Cases, took.Percentile(0.5), took.Percentile(0.9), took.Mean,
            late, Share(inTime, took.Cases + late))
        {
            Channel = group.Channel, Month = group.Month, Percentile75 = took.Percentile(0.75), Percentile95 = took.Percentile(0.95),
            MeanCounted = Sum(FigureKind.Counted).Mean, InTime = inTime, AsPromised = asPromised, OpenPastPromise = pastPromise,
            KeptPromise = Share(asPromised, took.Cases + pastPromise),
        };
    }

    private static double Share(int part, int all) => all == 0 ? 1 : (double)part / all;
}
