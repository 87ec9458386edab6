using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

public enum RatingsBy { Service, Department, Step, Month }

/// <summary>How satisfied people were, over what ended in the last twelve months; by service and month of whole applications, else of steps.</summary>
public sealed record GetRatings(Caller By, RatingsBy Group) : IRequest<Result<RatingsReport>>;

public sealed record RatingsReport(IReadOnlyList<RatingFigures> Rows, RedressFigures Redress);

/// <param name="Handled">How many ended, by the figures of turnaround: who did not rate is not counted as satisfied.</param>
/// <param name="Levels">How many of each level, the best first.</param>
public sealed record RatingFigures(string? Service, string? Department, string? Step, DateOnly? Month, int Handled, IReadOnlyList<int> Levels)
{
    public int Rated => Levels.Sum();

    /// <summary>好评率: levels 1 to 3 ÷ ratings that were really given; null if there are none.</summary>
    public double? Good => Rated == 0 ? null : (double)Levels.Take(3).Sum() / Rated;
}

/// <summary>How bad ratings were answered.</summary>
/// <param name="Late">Still to be contacted or put right after the limit.</param>
public sealed record RedressFigures(int All, int Named, int ContactedInTime, int ContactMissed, int Answered, int AnsweredInTime, int PutRightMissed, int Late, int Settled);

internal sealed class GetRatingsHandler([MayLag] AppDbContext db, [MayLag] ReadFigures figures, TimeProvider clock) : IRequestHandler<GetRatings, Result<RatingsReport>>
{
    public async Task<Result<RatingsReport>> Handle(GetRatings request, CancellationToken cancellationToken)
    {
        var (now, first) = (clock.Now(), FirstMonth(clock.Now()));
        var isWhole = request.Group is RatingsBy.Service or RatingsBy.Month;
        var ended = request.By.IsSupervisor
            ? await figures.Run([FigureKind.Completed], key => key.Month >= CaseFigures.MonthOf(first) && (key.Step == "") == isWhole, cancellationToken)
            : [];
        var handled = ended.GroupBy(one => Key(request.Group, one.Key.Service, one.Key.Department, one.Key.Step, CaseFigures.FirstDayOf(one.Key.Month)))
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Value.Cases));
        var given = await db.Ratings.AsNoTracking().SupervisedBy(request.By).Where(rating => rating.HandledIn >= first && (rating.Step == "") == isWhole)
            .GroupBy(rating => new { rating.Service, rating.Department, rating.Step, rating.HandledIn, rating.Level })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var levels = given.ToLookup(one => Key(request.Group, one.Key.Service, one.Key.Department, one.Key.Step, one.Key.HandledIn), one => (one.Key.Level, one.Count));
        var rows = handled.Keys.Union(levels.Select(group => group.Key)).Select(key => new RatingFigures(
            key.Service, key.Department, key.Step, key.Month, handled.GetValueOrDefault(key),
            [.. Enum.GetValues<RatingLevel>().Select(level => levels[key].Where(one => one.Level == level).Sum(one => one.Count))]));
        return new RatingsReport(
            [.. request.Group == RatingsBy.Month ? rows.OrderByDescending(row => row.Month) : rows.OrderBy(row => row.Good ?? 2).ThenByDescending(row => row.Handled)],
            await Redress(request.By, now, cancellationToken));
    }

    private static DateOnly FirstMonth(DateTimeOffset now) => new DateOnly(now.Year, now.Month, 1).AddMonths(-11);

    private static (string? Service, string? Department, string? Step, DateOnly? Month) Key(RatingsBy by, string service, string? department, string? step, DateOnly month) => by switch
    {
        RatingsBy.Service => (service, null, null, null),
        RatingsBy.Department => (null, department, null, null),
        RatingsBy.Step => (service, department, step, null),
        RatingsBy.Month => (null, null, null, month),
    };

    private async Task<RedressFigures> Redress(Caller by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddMonths(-12);
        return await db.Redress.AsNoTracking().SupervisedBy(by).Where(one => one.OpenedAt >= since).GroupBy(_ => 1).Select(all => new RedressFigures(
            all.Count(), all.Count(one => one.ApplicationId != null),
            all.Count(one => one.ContactedAt != null && (one.ContactBy == null || one.ContactedAt <= one.ContactBy)),
            all.Count(one => one.IsContactMissed || one.ContactedAt > one.ContactBy),
            all.Count(one => one.Rounds > 0),
            all.Count(one => one.Rounds > 0 && !one.IsPutRightMissed && (one.AnsweredAt == null || one.PutRightBy == null || one.AnsweredAt <= one.PutRightBy)),
            all.Count(one => one.IsPutRightMissed),
            all.Count(one => (one.Status == RedressStatus.Open && one.ContactBy < now)
                || ((one.Status == RedressStatus.Open || one.Status == RedressStatus.Contacted) && one.PutRightBy < now)),
            all.Count(one => one.Status == RedressStatus.Settled))).SingleOrDefaultAsync(cancellationToken) ?? new RedressFigures(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
