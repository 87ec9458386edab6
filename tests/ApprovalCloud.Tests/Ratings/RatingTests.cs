using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Ratings;

/// <summary>好差评: given once, by the applicant alone, and joined to them by nothing.</summary>
public abstract class RatingTests(Platform platform)
{
    private readonly RatingStory story = new(platform);

    [Fact]
    public async Task Rating_SentTwiceAtOnce_IsOne()
    {
        var id = await story.Decided();
        var rate = new RateHandling(platform.Citizen, id, RatingStory.Step, RatingLevel.Satisfied) { Comment = "sent twice" };

        var answers = await Task.WhenAll(platform.Send(rate), platform.Send(rate), platform.Send(rate));

        Assert.All(answers, answer => Assert.True(answer.IsOk, answer.Problem?.Rule));
        Assert.Equal(1, await platform.InDatabase(db => db.RatingSlips.CountAsync(slip => slip.ApplicationId == id)));
        Assert.Equal(RatingLevel.Satisfied, (await story.Mine(id))!.Level);
    }

    [Fact]
    public async Task Rating_OfWhatIsRatedAlready_IsRefused()
    {
        var id = await story.Decided();
        await platform.Ok(new RateHandling(platform.Citizen, id, RatingStory.Step, RatingLevel.Satisfied));

        var again = await platform.Send(new RateHandling(platform.Citizen, id, RatingStory.Step, RatingLevel.VeryDissatisfied));

        Assert.Equal("AlreadyRated", again.Problem?.Rule);
        Assert.Equal(RatingLevel.Satisfied, (await story.Mine(id))!.Level);
    }

    [Fact]
    public async Task Rating_OfWhatHasNotEnded_IsRefused()
    {
        var id = await story.Decided();

        Assert.Equal("NothingToRate", (await platform.Send(new RateHandling(platform.Citizen, id, "fire-inspection", RatingLevel.Satisfied))).Problem?.Rule);
        Assert.Equal("NothingToRate", (await platform.Send(new RateHandling(platform.Citizen, id, null, RatingLevel.Satisfied))).Problem?.Rule);
        Assert.Equal("NothingToRate", (await platform.Send(new RateHandling(platform.Citizen, id, "no-such-step", RatingLevel.Satisfied))).Problem?.Rule);
    }

    [Fact]
    public async Task Rating_OfTheWhole_IsPossibleOnceItHasEnded()
    {
        var id = await story.Ended();

        await platform.Ok(new RateHandling(platform.Citizen, id, null, RatingLevel.VerySatisfied));

        Assert.Equal(RatingLevel.VerySatisfied, (await story.Mine(id, step: null))!.Level);
        Assert.Null(await story.Mine(id));
    }

    [Fact]
    public async Task Rating_WithoutALevel_NamesTheField()
    {
        var refused = await platform.Send(new RateHandling(platform.Citizen, await story.Decided(), RatingStory.Step, null) { Comment = new string('x', 1_001) });

        Assert.Equal([nameof(RateHandling.Comment), nameof(RateHandling.Level)], refused.Problem!.Errors!.Keys.Order());
    }

    [Fact]
    public async Task Rating_OfSomebodyElsesApplication_IsNotFound()
    {
        var id = await story.Decided();
        foreach (var stranger in new[] { platform.OtherCitizen, story.Clerk, platform.Supervisor })
        {
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new RateHandling(stranger, id, RatingStory.Step, RatingLevel.Satisfied))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ListMyRatings(stranger, id))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new WithdrawRating(stranger, id, RatingStory.Step))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new AnswerRevisit(stranger, id, RatingStory.Step, true, null))).Problem?.Kind);
        }
    }

    [Fact]
    public async Task Withdrawal_BeforeAnybodyAnswers_LeavesNothing()
    {
        var (id, rating) = await story.Bad(withName: true, "taken back");

        await platform.Ok(new WithdrawRating(platform.Citizen, id, RatingStory.Step));

        Assert.Null(await story.Mine(id));
        Assert.False(await platform.InDatabase(db => db.Ratings.AnyAsync(one => one.Id == rating)));
        Assert.False(await platform.InDatabase(db => db.Redress.AnyAsync(one => one.RatingId == rating)));
        await platform.Ok(new RateHandling(platform.Citizen, id, RatingStory.Step, RatingLevel.Satisfied));
        Assert.Equal("NothingToRate", (await platform.Send(new RateHandling(platform.Citizen, id, "fire-inspection", RatingLevel.Satisfied))).Problem?.Rule);
    }

    [Fact]
    public async Task Withdrawal_OnceSomebodyAnswers_IsRefused()
    {
        var (id, rating) = await story.Bad(withName: true);
        await platform.Ok(new RecordContact(platform.Supervisor, rating, ContactManner.Phone, "We talked."));

        Assert.Equal("BeingAnswered", (await platform.Send(new WithdrawRating(platform.Citizen, id, RatingStory.Step))).Problem?.Rule);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tables_JoinNoApplicationAndItsRating(bool withName)
    {
        var (id, rating) = await story.Bad(withName, "who said this?");

        var (given, slip, redress) = await platform.InDatabase(async db => (
            await db.Ratings.AsNoTracking().SingleAsync(one => one.Id == rating),
            await db.RatingSlips.AsNoTracking().SingleAsync(one => one.ApplicationId == id),
            await db.Redress.AsNoTracking().SingleAsync(one => one.RatingId == rating)));
        foreach (var about in new[] { id.ToString(), platform.Citizen.Id.ToString(), platform.Citizen.Name })
            Assert.DoesNotContain(about, System.Text.Json.JsonSerializer.Serialize(given), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(rating.ToString("N"), slip.Link, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(withName ? id : null, redress.ApplicationId);
        Assert.DoesNotContain(platform.Citizen.Id.ToString(), redress.HandledBy, StringComparison.Ordinal);
        // Nor does a letter that is owed.
        Assert.DoesNotContain(await platform.InDatabase(db => db.Outbox.Where(message => message.ApplicationId == id).Select(message => message.About).ToListAsync()),
            about => about.StartsWith("rating", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GoodRating_WithAName_KeepsNone()
    {
        var id = await story.Decided();
        await platform.Ok(new RateHandling(platform.Citizen, id, RatingStory.Step, RatingLevel.FairlySatisfied) { WithName = true });

        Assert.False(await platform.InDatabase(db => db.Redress.AnyAsync(one => one.ApplicationId == id)));
    }

    [Fact]
    public async Task Log_AfterRatings_IsInOrder()
    {
        var (_, rating) = await story.Bad(withName: true);
        await platform.Ok(new GetRedress(platform.Supervisor, rating));

        Assert.Empty((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
    }

    [Fact]
    public async Task NamedRating_LookedAt_StandsInTheGiversAccessRecord()
    {
        var (named, rating) = await story.Bad(withName: true);
        var (unnamed, other) = await story.Bad(withName: false);

        var view = await platform.Ok(new GetRedress(platform.Supervisor, rating));
        Assert.Null((await platform.Ok(new GetRedress(platform.Supervisor, other))).Giver);

        Assert.Equal(platform.Citizen.Name, view.Giver!.Name);
        Assert.Contains((await platform.Ok(new ListAccess(platform.Citizen, named))).Rows, row => row.Purpose == ReadPurpose.Rating && row.PersonName == platform.Supervisor.Name);
        Assert.DoesNotContain((await platform.Ok(new ListAccess(platform.Citizen, unnamed))).Rows, row => row.Purpose == ReadPurpose.Rating);
    }
}

public sealed class RatingOnSqlite(SqlitePlatform platform) : RatingTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RatingOnPostgres : RatingTests, IClassFixture<PostgresPlatform>
{
    public RatingOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
