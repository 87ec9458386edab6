using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>The logs that there are: those of the platform's own services, then imported ones, the newest first.</summary>
public sealed record ListLogs(Caller By) : IRequest<Result<IReadOnlyList<LogRow>>>;

/// <param name="Service">Whose applications it is made of, where it is the platform's own.</param>
/// <param name="Cases">That have ended, of the platform's own; all there are, of an imported one.</param>
public sealed record LogRow(Guid Id, string Name, string? Service, long Cases, long Events, string? ImportedBy, DateTimeOffset? ImportedAt);

internal sealed class ListLogsHandler(AppDbContext db) : IRequestHandler<ListLogs, Result<IReadOnlyList<LogRow>>>
{
    public async Task<Result<IReadOnlyList<LogRow>>> Handle(ListLogs request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<LogRow>>.Ok(await db.ProcessLogs.AsNoTracking().SupervisedBy(request.By)
            .Join(db.LogSlices.Where(slice => slice.Month == ""), log => log.Id, slice => slice.LogId, (log, slice) => new { log, slice })
            .OrderByDescending(one => one.log.Service != null).ThenBy(one => one.log.Service).ThenByDescending(one => one.log.ImportedAt)
            .Select(one => new LogRow(one.log.Id, one.log.Name, one.log.Service, one.slice.Cases, one.slice.Events, one.log.ImportedByName, one.log.ImportedAt))
            .ToListAsync(cancellationToken));
}
