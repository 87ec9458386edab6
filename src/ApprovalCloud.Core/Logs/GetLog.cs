using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>One log: what there is to choose from, and everything that was counted of it.</summary>
public sealed record GetLog(Caller By, Guid Id) : IRequest<Result<LogView>>;

/// <param name="Figures">Of an imported log; the platform's own goes on, and has those of its tallies only.</param>
/// <param name="Months">In which cases ended, the first one first.</param>
public sealed record LogView(
    Guid Id, string Name, string? Service, LogFigures? Figures, long Cases, long Events, int Variants, TimeSpan? MedianDuration,
    IReadOnlyList<string> Months, IReadOnlyList<string> Departments, IReadOnlyList<string> Channels);

internal sealed class GetLogHandler(AppDbContext db) : IRequestHandler<GetLog, Result<LogView>>
{
    public async Task<Result<LogView>> Handle(GetLog request, CancellationToken cancellationToken)
    {
        var log = await db.ProcessLogs.AsNoTracking().SupervisedBy(request.By).SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken);
        if (log is null || await LogFilter.All.Of(db, log.Id).SingleOrDefaultAsync(cancellationToken) is not { } whole)
            return Problem.NotFound(LogMessages.NotFound);
        var slices = await db.LogSlices.AsNoTracking().Where(slice => slice.LogId == log.Id && slice.Month != "" && slice.Cases > 0)
            .Select(slice => new Slice(slice.Month, slice.Department, slice.Channel)).ToListAsync(cancellationToken);
        return new LogView(
            log.Id, log.Name, log.Service, log.Figures, whole.Cases, whole.Events, whole.Variants, Sketch.Of(whole.Durations).Median(),
            Distinct(slices.Select(slice => slice.Month).Where(month => month != Slice.NoMonth)), Distinct(slices.Select(slice => slice.Department)),
            Distinct(slices.Select(slice => slice.Channel)));
    }

    private static IReadOnlyList<string> Distinct(IEnumerable<string> values) => [.. values.Where(value => value.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}
