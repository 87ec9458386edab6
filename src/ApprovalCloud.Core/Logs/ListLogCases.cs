using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>Cases of one variant, those that ended last first.</summary>
public sealed record ListLogCases(Caller By, Guid LogId, Guid Variant, int Take = 100) : IRequest<Result<IReadOnlyList<LogCaseRow>>>;

/// <param name="ApplicationId">Of a case of the platform's own, whose course can be looked at.</param>
public sealed record LogCaseRow(string Name, Guid? ApplicationId, DateTimeOffset? FirstAt, DateTimeOffset? LastAt);

internal sealed class ListLogCasesHandler(AppDbContext db) : IRequestHandler<ListLogCases, Result<IReadOnlyList<LogCaseRow>>>
{
    public async Task<Result<IReadOnlyList<LogCaseRow>>> Handle(ListLogCases request, CancellationToken cancellationToken)
    {
        var log = await db.ProcessLogs.AsNoTracking().SupervisedBy(request.By).SingleOrDefaultAsync(one => one.Id == request.LogId, cancellationToken);
        if (log is null)
            return Problem.NotFound(LogMessages.NotFound);
        var rows = log.Service is null
            ? db.LogCases.AsNoTracking().Where(one => one.LogId == log.Id && one.Variant == request.Variant)
                .OrderByDescending(one => one.LastAt).ThenBy(one => one.Place).Select(one => new LogCaseRow(one.Name, null, one.FirstAt, one.LastAt))
            : db.FoldedApplications.AsNoTracking().Where(one => one.LogId == log.Id && one.Variant == request.Variant)
                .Join(db.Applications.SupervisedBy(request.By), folded => folded.ApplicationId, application => application.Id, (folded, application) => application)
                .OrderByDescending(one => one.EndedAt).ThenBy(one => one.Id).Select(one => new LogCaseRow(one.Number!, one.Id, one.SubmittedAt, one.EndedAt));
        return Result<IReadOnlyList<LogCaseRow>>.Ok(await rows.Take(Math.Clamp(request.Take, 1, 500)).ToListAsync(cancellationToken));
    }
}
