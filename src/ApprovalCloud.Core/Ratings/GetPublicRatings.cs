using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>How satisfied people were with a service, for everybody: of whole applications that ended in the last twelve months.</summary>
public sealed record GetPublicRatings(string Service) : IRequest<Result<PublicRatings>>;

/// <param name="Figures">Null while there are too few ratings: so few could tell who gave them.</param>
public sealed record PublicRatings(PublishedRatings? Figures, IReadOnlyList<PublishedComment> Comments);

/// <summary><see cref="RatingFigures"/> as everybody may know them: counts are rounded, and null where they are of fewer than <see cref="Suppression.Fewest"/>.</summary>
/// <param name="GoodPercent">At least so many per cent are good, in steps of five.</param>
public sealed record PublishedRatings(int? Handled, int? Rated, IReadOnlyList<int?> Levels, int GoodPercent)
{
    public static PublishedRatings Of(RatingFigures figures) => new(
        Suppression.About(figures.Handled), Suppression.About(figures.Rated), [.. figures.Levels.Select(Suppression.About)], (int)(figures.Good!.Value * 20) * 5);
}

internal sealed class GetPublicRatingsHandler(AppDbContext db, [MayLag] ReadFigures figures, TimeProvider clock) : IRequestHandler<GetPublicRatings, Result<PublicRatings>>
{
    private const int MostComments = 10;

    public async Task<Result<PublicRatings>> Handle(GetPublicRatings request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var first = new DateOnly(now.Year, now.Month, 1).AddMonths(-11);
        var own = db.Ratings.AsNoTracking().ForThePlatform().Where(rating => rating.Service == request.Service && rating.HandledIn >= first);
        var levels = await own.Where(rating => rating.Step == "").GroupBy(rating => rating.Level)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        if (levels.Values.Sum() < Suppression.Fewest)
            return new PublicRatings(null, []);
        var ended = await figures.Run(
            [FigureKind.Completed], key => key.Service == request.Service && key.Step == "" && key.Month >= CaseFigures.MonthOf(first), cancellationToken);
        var comments = await own.OrderByDescending(rating => rating.HandledIn).ThenBy(rating => rating.Id).Published()
            .Take(MostComments).ToListAsync(cancellationToken);
        return new PublicRatings(
            PublishedRatings.Of(new RatingFigures(request.Service, null, null, null, ended.Values.Sum(counts => counts.Cases), [.. Enum.GetValues<RatingLevel>().Select(level => levels.GetValueOrDefault(level))])), comments);
    }
}
