using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Looks outside a task: those that await a review, the oldest first, or those reviewed, the newest first.</summary>
public sealed record ListBreakGlass(Caller By, bool Reviewed = false, int Take = ListBreakGlass.Most) : IRequest<Result<IReadOnlyList<BreakGlassRow>>>
{
    public const int Most = 100;
}

/// <summary>One of them.</summary>
public sealed record GetBreakGlass(Caller By, Guid ApplicationId, int Sequence) : IRequest<Result<BreakGlassRow>>;

/// <param name="Facts">Which were shown, never what they say.</param>
/// <param name="IsOwn">The supervisor's own: another one has to review it.</param>
public sealed record BreakGlassRow(
    Guid ApplicationId, int Sequence, string Number, string Service, DateTimeOffset At, string? PersonName, string? Department, string? Reason,
    IReadOnlyList<string> Facts, bool IsOwn, ReviewVerdict? Verdict, string? Note, string? ReviewedBy, DateTimeOffset? ReviewedAt);

internal sealed class BreakGlassHandlers(AppDbContext db)
    : IRequestHandler<ListBreakGlass, Result<IReadOnlyList<BreakGlassRow>>>, IRequestHandler<GetBreakGlass, Result<BreakGlassRow>>
{
    // By properties: the database can look into these, and not into what a constructor was given.
    private sealed record Joined
    {
        public required FactRead Read { get; init; }
        public required string Number { get; init; }
        public required string Service { get; init; }
        public ReadReview? Review { get; init; }
    }

    public async Task<Result<IReadOnlyList<BreakGlassRow>>> Handle(ListBreakGlass request, CancellationToken cancellationToken)
    {
        var rows = await All(request.By).Where(row => request.Reviewed == (row.Review != null))
            .OrderByDescending(row => row.Review!.ReviewedAt).ThenBy(row => row.Read.At)
            .Take(Math.Clamp(request.Take, 1, 500)).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<BreakGlassRow>>.Ok([.. rows.Select(row => Row(row, request.By))]);
    }

    public async Task<Result<BreakGlassRow>> Handle(GetBreakGlass request, CancellationToken cancellationToken) =>
        await All(request.By).SingleOrDefaultAsync(
            row => row.Read.ApplicationId == request.ApplicationId && row.Read.Sequence == request.Sequence, cancellationToken) is { } row
            ? Row(row, request.By)
            : Problem.NotFound(Messages.ReadNotFound);

    private IQueryable<Joined> All(Caller caller) =>
        from read in db.FactReads.AsNoTracking().SupervisedBy(caller)
        join application in db.Applications.SupervisedBy(caller) on read.ApplicationId equals application.Id
        join review in db.ReadReviews on new { read.ApplicationId, read.Sequence } equals new { review.ApplicationId, review.Sequence } into reviews
        from review in reviews.DefaultIfEmpty()
        select new Joined { Read = read, Number = application.Number!, Service = application.Service, Review = review };

    private static BreakGlassRow Row(Joined row, Caller by) => new(
        row.Read.ApplicationId, row.Read.Sequence, row.Number, row.Service, row.Read.At, row.Read.PersonName, row.Read.Department,
        row.Read.Reason, row.Read.Facts, row.Read.PersonId == by.Id, row.Review?.Verdict, row.Review?.Note,
        row.Review?.ReviewedByName, row.Review?.ReviewedAt);
}
