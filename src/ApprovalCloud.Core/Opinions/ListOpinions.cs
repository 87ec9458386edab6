using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Opinions;

/// <summary>What other departments ask the clerk's department: what is due first on top; or what was answered, the latest first.</summary>
public sealed record ListOpinions(Caller By, bool Ended = false) : IRequest<Result<IReadOnlyList<OpinionRow>>>
{
    public const int Most = 200;
}

public sealed record OpinionRow(
    Guid ApplicationId, Guid Id, string Number, string Service, int ServiceVersion, string Department, DateTimeOffset AskedAt, DateTimeOffset? DueAt,
    Stance? Stance, DateTimeOffset? EndedAt);

internal sealed class ListOpinionsHandler(AppDbContext db) : IRequestHandler<ListOpinions, Result<IReadOnlyList<OpinionRow>>>
{
    public async Task<Result<IReadOnlyList<OpinionRow>>> Handle(ListOpinions request, CancellationToken cancellationToken)
    {
        var asked = db.Opinions.AsNoTracking().AskedOf(request.By).Where(one => request.Ended ? one.EndedAt != null : one.EndedAt == null);
        var ordered = request.Ended
            ? asked.OrderByDescending(one => one.EndedAt).ThenBy(one => one.Id)
            // Without a day it comes after those that have one.
            : asked.OrderBy(one => one.DueAt == null).ThenBy(one => one.DueAt).ThenBy(one => one.AskedAt).ThenBy(one => one.Id);
        return Result<IReadOnlyList<OpinionRow>>.Ok(await ordered
            .Join(db.Applications.OfScopedRows(), one => one.ApplicationId, application => application.Id, (one, application) => new OpinionRow(
                one.ApplicationId, one.Id, application.Number!, application.Service, application.ServiceVersion, one.Department, one.AskedAt, one.DueAt,
                one.Stance, one.EndedAt))
            .Take(ListOpinions.Most).ToListAsync(cancellationToken));
    }
}
