using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Tests.Support;

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

    // Of a service for which nobody applies here.
    private Task<int> Given(int count) => platform.InDatabase(db =>
    {
        for (var number = 0; number < count; number++)
            db.Ratings.Add(new Rating(Guid.NewGuid(), Quiet, 1, "", null, Month(), RatingLevel.Satisfied));
        return db.SaveChangesAsync();
    });

    private DateOnly Month()
    {
        var day = OfficeTime.Of(platform.Workflows.Find(Quiet)!.Law).DateOf(platform.Clock.GetUtcNow());
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
