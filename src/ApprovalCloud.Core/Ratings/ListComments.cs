using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>Comments by state, for whoever moderates them, those of the newest handlings first.</summary>
public sealed record ListComments(Caller By, CommentState State = CommentState.Waiting, int Take = ListComments.Most) : IRequest<Result<IReadOnlyList<CommentView>>>
{
    public const int Most = 200;
}

/// <summary>One of them.</summary>
public sealed record GetComment(Caller By, Guid RatingId) : IRequest<Result<CommentView>>;

/// <summary>Comments about steps of the clerk's own department, as published.</summary>
public sealed record ListPublishedComments(Caller By, int Take = ListPublishedComments.Most) : IRequest<Result<IReadOnlyList<PublishedComment>>>
{
    public const int Most = 200;
}

/// <summary>One of them.</summary>
public sealed record GetPublishedComment(Caller By, Guid RatingId) : IRequest<Result<PublishedComment>>;

/// <summary>A comment as its moderator reads it. It names nobody.</summary>
public sealed record CommentView(
    Guid RatingId, string Service, string Step, string? Department, DateOnly HandledIn, RatingLevel Level, string Comment, CommentState State,
    string? Published, string? RefusedBecause, string? ModeratedBy, string? Reply);

/// <summary>A comment as everybody may read it.</summary>
/// <param name="Step">Empty for the application as a whole.</param>
public sealed record PublishedComment(
    Guid RatingId, string Service, string Step, string? Department, DateOnly HandledIn, RatingLevel Level, string Words, string? Reply, DateOnly? RepliedOn);

internal sealed class CommentHandlers(AppDbContext db)
    : IRequestHandler<ListComments, Result<IReadOnlyList<CommentView>>>, IRequestHandler<GetComment, Result<CommentView>>,
        IRequestHandler<ListPublishedComments, Result<IReadOnlyList<PublishedComment>>>, IRequestHandler<GetPublishedComment, Result<PublishedComment>>
{
    public async Task<Result<IReadOnlyList<CommentView>>> Handle(ListComments request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<CommentView>>.Ok(await Views(db.Ratings.AsNoTracking().SupervisedBy(request.By).Where(rating => rating.CommentState == request.State))
            .Take(request.Take).ToListAsync(cancellationToken));

    public async Task<Result<CommentView>> Handle(GetComment request, CancellationToken cancellationToken) =>
        await Views(db.Ratings.AsNoTracking().SupervisedBy(request.By).Where(rating => rating.Id == request.RatingId && rating.Comment != null))
            .SingleOrDefaultAsync(cancellationToken) is { } comment
            ? comment
            : Problem.NotFound(RatingMessages.CommentNotFound);

    public async Task<Result<IReadOnlyList<PublishedComment>>> Handle(ListPublishedComments request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<PublishedComment>>.Ok(await db.Ratings.AsNoTracking().AboutDepartmentOf(request.By)
            .OrderBy(rating => rating.Reply != null).ThenByDescending(rating => rating.HandledIn).ThenBy(rating => rating.Id)
            .Published().Take(request.Take).ToListAsync(cancellationToken));

    public async Task<Result<PublishedComment>> Handle(GetPublishedComment request, CancellationToken cancellationToken) =>
        await db.Ratings.AsNoTracking().AboutDepartmentOf(request.By).Where(rating => rating.Id == request.RatingId).Published()
            .SingleOrDefaultAsync(cancellationToken) is { } comment
            ? comment
            : Problem.NotFound(RatingMessages.CommentNotFound);

    private static IQueryable<CommentView> Views(IQueryable<Rating> ratings) => ratings
        .OrderByDescending(rating => rating.HandledIn).ThenBy(rating => rating.Service).ThenBy(rating => rating.Id)
        .Select(rating => new CommentView(
            rating.Id, rating.Service, rating.Step, rating.Department, rating.HandledIn, rating.Level, rating.Comment!, rating.CommentState,
            rating.Published, rating.RefusedBecause, rating.ModeratedByName, rating.Reply));
}

internal static class CommentQueries
{
    public static IQueryable<PublishedComment> Published(this IQueryable<Rating> ratings) => ratings.Where(rating => rating.CommentState == CommentState.Published)
        .Select(rating => new PublishedComment(
            rating.Id, rating.Service, rating.Step, rating.Department, rating.HandledIn, rating.Level, rating.Published!, rating.Reply, rating.RepliedOn));
}
