using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Ratings;

/// <summary>Figures of ratings that were really given: nobody's silence counts as praise, and few ratings are not published.</summary>
public abstract class RatingFiguresTests(Platform platform)
{
    private const string Quiet = "renew-a-food-licence";
    private readonly RatingStory story = new(platform);

    [Fact]
    public async Task Figures_CountWhatWasGivenAmongWhatEnded()
    {
        await story.Ended();
        var unhappy = await story.Ended(platform.OtherCitizen);
        var before = await Row(RatingsBy.Service);
        await platform.Ok(new RateHandling(platform.OtherCitizen, unhappy, null, RatingLevel.VeryDissatisfied));

        var after = await Row(RatingsBy.Service);

        Assert.True(after.Handled >= 2);
        Assert.Equal((before.Handled, before.Rated + 1, before.Levels[4] + 1), (after.Handled, after.Rated, after.Levels[4]));
        Assert.Equal((double)after.Levels.Take(3).Sum() / after.Rated, after.Good);
    }

    [Fact]
    public async Task Figures_OfWhatNobodyRated_HaveNoGoodRate()
    {
        await story.Decided();

        var step = (await platform.Ok(new GetRatings(platform.Supervisor, RatingsBy.Step))).Rows.Where(row => row.Rated == 0).ToList();

        Assert.All(step, row => Assert.Null(row.Good));
        Assert.Null(new RatingFigures("x", null, null, null, 20, [0, 0, 0, 0, 0]).Good);
    }

    [Theory]
    [InlineData(RatingsBy.Department)]
    [InlineData(RatingsBy.Step)]
    public async Task Figures_OfStepsAndDepartments_AreOfSteps(RatingsBy by)
    {
        var id = await story.Decided();
        var before = (await Row(by)).Levels[1];
        await platform.Ok(new RateHandling(platform.Citizen, id, RatingStory.Step, RatingLevel.Satisfied));

        Assert.Equal(before + 1, (await Row(by)).Levels[1]);
    }

    [Fact]
    public async Task Figures_ByMonth_AreOfTheMonthItEnded()
    {
        var id = await story.Ended();
        await platform.Ok(new RateHandling(platform.Citizen, id, null, RatingLevel.Satisfied));

        var rows = (await platform.Ok(new GetRatings(platform.Supervisor, RatingsBy.Month))).Rows;

        Assert.True(Assert.Single(rows, row => row.Month == Month()) is { Handled: > 0, Rated: > 0 });
        Assert.DoesNotContain(rows, row => row.Month > Month());
    }

    [Fact]
    public async Task Figures_ForAClerk_AreEmpty() => Assert.Empty((await platform.Ok(new GetRatings(story.Clerk, RatingsBy.Service))).Rows);

    [Fact]
    public async Task PublicFigures_OfTenRatings_AreNotPublishedAndOfElevenAre()
    {
        await Given(10);
        Assert.Null((await platform.Ok(new GetPublicRatings(Quiet))).Figures);
        Assert.Empty((await platform.Ok(new GetPublicRatings(Quiet))).Comments);

        await Given(1);

        var published = (await platform.Ok(new GetPublicRatings(Quiet))).Figures!;
        Assert.Equal((10, 0, 100), (published.Rated, published.Handled, published.GoodPercent));
        Assert.Equal([0, 10, 0, 0, 0], published.Levels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handled_FoldedInOrNot_IsWhatTheRowsComeTo(bool isFolded)
    {
        await story.Ended();
        await platform.Ok(new WithdrawApplication(platform.Citizen, (await new Support.Given(platform).SubmittedApplication()).Id, "I changed my mind"));
        var first = Month().AddMonths(-11);
        var begin = Office.InstantOf(first, TimeOnly.MinValue);
        await EndedAt(begin.AddMinutes(-1), 12);
        await EndedAt(begin, 12);
        await Given(11, Support.Given.Restaurant);
        if (isFolded)
            Assert.True(await platform.InScope(services => services.GetRequiredService<FoldFigures>().Run(CancellationToken.None)) > 0);

        var ended = (await platform.InDatabase(db => db.Applications.AsNoTracking()
            .Where(one => one.Service == Support.Given.Restaurant && one.EndedAt != null).Select(one => one.EndedAt!.Value).ToListAsync())).FindAll(at => Office.DateOf(at) >= first);
        var decided = await platform.InDatabase(db => db.Steps.AsNoTracking()
            .CountAsync(step => step.Key == RatingStory.Step && step.OpenedAt != null && step.DecidedAt != null && step.Status != StepStatus.Cancelled));

        Assert.Equal(ended.Count, (await Row(RatingsBy.Service)).Handled);
        Assert.Equal(decided, (await Row(RatingsBy.Step)).Handled);
        Assert.Equal(Suppression.About(ended.Count), (await platform.Ok(new GetPublicRatings(Support.Given.Restaurant))).Figures!.Handled);
    }

    [Fact]
    public async Task Redress_IsCountedAsOfEachBadRating()
    {
        await Redressed();
        var now = platform.Clock.GetUtcNow();
        var since = now.AddMonths(-12);

        var all = await platform.InDatabase(db => db.Redress.AsNoTracking().Where(one => one.OpenedAt >= since).ToListAsync());
        var figures = (await platform.Ok(new GetRatings(platform.Supervisor, RatingsBy.Service))).Redress;

        Assert.True(figures is { Named: > 0, ContactedInTime: > 0, ContactMissed: > 0, AnsweredInTime: > 0, PutRightMissed: > 0, Late: > 0, Settled: > 0 }, $"{figures}");
        Assert.Equal(
            new RedressFigures(
                all.Count, all.Count(one => one.IsNamed),
                all.Count(one => one.ContactedAt is { } at && !(at > one.ContactBy)), all.Count(one => one.IsContactMissed || one.ContactedAt > one.ContactBy),
                all.Count(one => one.Rounds > 0), all.Count(one => one is { Rounds: > 0, IsPutRightMissed: false } && !(one.AnsweredAt > one.PutRightBy)),
                all.Count(one => one.IsPutRightMissed),
                all.Count(one => (one.Status == RedressStatus.Open && one.ContactBy < now) || (!one.IsAnswered && one.PutRightBy < now)),
                all.Count(one => one.Status == RedressStatus.Settled)),
            figures);
        Assert.Equal(new RedressFigures(0, 0, 0, 0, 0, 0, 0, 0, 0), (await platform.Ok(new GetRatings(story.Clerk, RatingsBy.Service))).Redress);
    }

    private OfficeTime Office => OfficeTime.Of(platform.Workflows.Find(Quiet)!.Law);

    // By default of a service for which nobody applies here.
    private Task<int> Given(int count, string service = Quiet) => platform.InDatabase(db =>
    {
        for (var number = 0; number < count; number++)
            db.Ratings.Add(new Rating(Guid.NewGuid(), service, 1, "", null, Month(), RatingLevel.Satisfied));
        return db.SaveChangesAsync();
    });

    private Task<int> EndedAt(DateTimeOffset at, int count) => platform.InDatabase(db =>
    {
        for (var number = 0; number < count; number++)
        {
            var application = new Application(Guid.CreateVersion7(), Support.Given.Restaurant, 1, platform.Citizen.Person, at);
            application.Submit($"ENDED-{application.Id:N}", 1, at);
            application.End(CaseStatus.Refused, at);
            db.Add(application);
        }

        return db.SaveChangesAsync();
    });

    // With limits that have passed, with others and without; with nothing done about it, something, in time or late, and all of it.
    private Task<int> Redressed() => platform.InDatabase(db =>
    {
        var now = platform.Clock.GetUtcNow();
        DateTimeOffset?[] limits = [null, now.AddDays(-2), now.AddDays(2)];
        Action<Redress>[] courses =
        [
            _ => { },
            one => one.Miss(now),
            one => one.Contact(ContactManner.Phone, "Hello", now.AddDays(-3)),
            one => one.Contact(ContactManner.Phone, "Hello", now.AddDays(-1)),
            one => one.Answer(true, "Everything was in order.", "Sample", now.AddDays(-3)),
            one => one.Answer(false, "It is put right.", "Sample", now.AddDays(-1)),
        ];
        var all =
            from contact in limits
            from putRight in limits
            from first in courses
            from then in courses.Append(one => one.Revisit(true, null, now, null))
            select (contact, putRight, first, then);
        foreach (var (contact, putRight, first, then) in all)
        {
            var rating = new Rating(Guid.NewGuid(), Quiet, 1, "answered", "administrative-approval", Month(), RatingLevel.Dissatisfied);
            var redress = new Redress(rating.Id, now.AddDays(-5), "") { ApplicationId = contact is null ? null : Guid.NewGuid(), ContactBy = contact };
            redress.Limit(putRight);
            first(redress);
            then(redress);
            db.AddRange(rating, redress);
        }

        return db.SaveChangesAsync();
    });

    private DateOnly Month()
    {
        var day = Office.DateOf(platform.Clock.GetUtcNow());
        return new DateOnly(day.Year, day.Month, 1);
    }

    private async Task<RatingFigures> Row(RatingsBy by) => (await platform.Ok(new GetRatings(platform.Supervisor, by))).Rows.Single(row =>
        (by == RatingsBy.Department || row.Service == Support.Given.Restaurant)
        && (by == RatingsBy.Service || row.Department == "administrative-approval") && (by != RatingsBy.Step || row.Step == RatingStory.Step));
}

public sealed class RatingFiguresOnSqlite(SqlitePlatform platform) : RatingFiguresTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RatingFiguresOnPostgres : RatingFiguresTests, IClassFixture<PostgresPlatform>
{
    public RatingFiguresOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
