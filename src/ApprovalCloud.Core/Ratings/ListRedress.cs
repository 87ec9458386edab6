using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>Bad ratings for whoever supervises: those that wait for an answer, by due date; or those that were answered, the newest first.</summary>
public sealed record ListRedress(Caller By, bool Answered = false, int Take = ListRedress.Most) : IRequest<Result<IReadOnlyList<RedressRow>>>
{
    public const int Most = 200;
}

/// <summary>A bad rating in a list. It names nobody.</summary>
public sealed record RedressRow(
    Guid RatingId, string Service, string Step, string? Department, DateOnly HandledIn, RatingLevel Level, RedressStatus Status, bool IsNamed, DateTimeOffset OpenedAt,
    DateTimeOffset? ContactBy, DateTimeOffset? PutRightBy, bool IsLate)
{
    /// <summary>What has to be done next, and by when.</summary>
    public DateTimeOffset? NextBy => Status == RedressStatus.Open && ContactBy is { } contact ? contact : PutRightBy;
}

internal sealed class ListRedressHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ListRedress, Result<IReadOnlyList<RedressRow>>>
{
    public async Task<Result<IReadOnlyList<RedressRow>>> Handle(ListRedress request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var open = db.Redress.AsNoTracking().AnsweredBy(request.By);
        open = request.Answered
            ? open.Where(one => one.Status != RedressStatus.Open && one.Status != RedressStatus.Contacted).OrderByDescending(one => one.AnsweredAt)
            : open.Where(one => one.Status == RedressStatus.Open || one.Status == RedressStatus.Contacted).OrderBy(one => one.PutRightBy);
        var rows = await open.Take(request.Take)
            .Join(db.Ratings.OfScopedRows(), one => one.RatingId, rating => rating.Id, (one, rating) => new RedressRow(
                rating.Id, rating.Service, rating.Step, rating.Department, rating.HandledIn, rating.Level, one.Status, one.ApplicationId != null, one.OpenedAt,
                one.ContactBy, one.PutRightBy,
                (one.Status == RedressStatus.Open && one.ContactBy < now) || ((one.Status == RedressStatus.Open || one.Status == RedressStatus.Contacted) && one.PutRightBy < now)))
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<RedressRow>>.Ok(
            request.Answered ? [.. rows] : [.. rows.OrderByDescending(row => row.IsLate).ThenBy(row => row.NextBy ?? DateTimeOffset.MaxValue).ThenBy(row => row.OpenedAt)]);
    }
}
