using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Ratings;

/// <summary>A bad rating is contacted, put right and asked about again, by somebody who had no hand in it.</summary>
public abstract class RedressTests(Platform platform)
{
    private readonly RatingStory story = new(platform);

    private Caller Supervisor => platform.Supervisor;

    [Fact]
    public async Task BadRating_HasTheClockOfTheLaw()
    {
        var given = Today();
        var (_, rating) = await story.Bad(withName: true);

        var row = (await platform.Ok(new GetRedress(Supervisor, rating))).Row;

        Assert.Equal((After(given, 1), After(given, 5)), (row.ContactBy, row.PutRightBy));
        Assert.Equal(RedressStatus.Open, row.Status);
    }

    [Fact]
    public async Task AnonymousRating_HasNobodyToContact()
    {
        var (_, rating) = await story.Bad(withName: false);

        Assert.Null((await platform.Ok(new GetRedress(Supervisor, rating))).Row.ContactBy);
        Assert.Equal("Anonymous", (await platform.Send(new RecordContact(Supervisor, rating, ContactManner.Phone, "Hello"))).Problem?.Rule);
        await platform.Ok(new AnswerRating(Supervisor, rating, RatingFinding.PutRight, "The counter opens earlier."));
    }

    [Fact]
    public async Task BadRating_ForAnybodyWhoHadAHandInIt_IsNotFound()
    {
        var (_, rating) = await story.Bad(withName: true);

        foreach (var wrong in new[] { story.Clerk, story.Clerk with { IsSupervisor = true }, platform.Colleague("administrative-approval"), platform.Citizen })
        {
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetRedress(wrong, rating))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new RecordContact(wrong, rating, ContactManner.Phone, "Hello"))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new AnswerRating(wrong, rating, RatingFinding.PutRight, "x"))).Problem?.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new TakeLonger(wrong, rating, "x"))).Problem?.Kind);
            Assert.DoesNotContain(await platform.Ok(new ListRedress(wrong)), row => row.RatingId == rating);
        }
    }

    [Fact]
    public async Task NamedRating_IsContactedFirst()
    {
        var (_, rating) = await story.Bad(withName: true);

        Assert.Equal("ContactFirst", (await platform.Send(new AnswerRating(Supervisor, rating, RatingFinding.PutRight, "Done"))).Problem?.Rule);
        await platform.Ok(new RecordContact(Supervisor, rating, ContactManner.Phone, "We talked."));
        Assert.Equal("AlreadyContacted", (await platform.Send(new RecordContact(Supervisor, rating, ContactManner.Letter, "Again"))).Problem?.Rule);
    }

    [Fact]
    public async Task Chain_ContactedPutRightAndSettled_IsToldToWhoeverGaveTheirName()
    {
        var (id, rating) = await story.Bad(withName: true);
        await platform.Ok(new RecordContact(Supervisor, rating, ContactManner.Letter, "We are looking into it."));
        await platform.Ok(new AnswerRating(Supervisor, rating, RatingFinding.PutRight, "The queue has a second counter now."));

        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        var own = letters.Where(mail => mail.TextBody!.Contains($"/apply/{id}/rate?step={RatingStory.Step}", StringComparison.Ordinal)).ToList();
        Assert.All(own, mail => Assert.Contains("citizen@example.test", mail.To.ToString(), StringComparison.Ordinal));
        Assert.Contains(own, mail => mail.TextBody!.Contains("We are looking into it.", StringComparison.Ordinal));
        Assert.Contains(own, mail => mail.TextBody!.Contains("The queue has a second counter now.", StringComparison.Ordinal));
        await platform.Ok(new AnswerRevisit(platform.Citizen, id, RatingStory.Step, true, "Thank you"));
        Assert.Equal(RedressStatus.Settled, (await platform.Ok(new GetRedress(Supervisor, rating))).Row.Status);
        Assert.Equal("NotAsked", (await platform.Send(new AnswerRevisit(platform.Citizen, id, RatingStory.Step, false, null))).Problem?.Rule);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chain_NotSettled_IsAnsweredOnceMoreAndThenEnds(bool withName)
    {
        var (id, rating) = await story.Bad(withName);
        if (withName)
            await platform.Ok(new RecordContact(Supervisor, rating, ContactManner.InPerson, "We met."));
        await platform.Ok(new AnswerRating(Supervisor, rating, RatingFinding.Unfounded, "Everything was in order."));
        await platform.Ok(new AnswerRevisit(platform.Citizen, id, RatingStory.Step, false, "It was not."));

        Assert.Equal("BeingAnswered", (await platform.Send(new WithdrawRating(platform.Citizen, id, RatingStory.Step))).Problem?.Rule);
        Assert.Contains(await platform.Ok(new ListRedress(Supervisor)), row => row.RatingId == rating);
        await platform.Ok(new AnswerRating(Supervisor, rating, RatingFinding.PutRight, "Now it is."));
        await platform.Ok(new AnswerRevisit(platform.Citizen, id, RatingStory.Step, false, null));

        Assert.Equal(RedressStatus.Unsettled, (await story.Mine(id))!.Redress!.Status);
        var twice = await platform.Send(new AnswerRating(Supervisor, rating, RatingFinding.PutRight, "Again"));
        Assert.Equal("AlreadyAnswered", twice.Problem?.Rule);
        Assert.Contains(Supervisor.Name, twice.Problem!.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ComplexRating_HasTheLongerTimeOnce()
    {
        var given = Today();
        var (id, rating) = await story.Bad(withName: true);

        await platform.Ok(new TakeLonger(Supervisor, rating, "Three departments were part of it."));

        Assert.Equal(After(given, 15), (await story.Mine(id))!.Redress!.PutRightBy);
        Assert.Equal("AlreadyComplex", (await platform.Send(new TakeLonger(Supervisor, rating, "More"))).Problem?.Rule);
    }

    [Fact]
    public async Task Forms_WithNothingInThem_NameTheFields()
    {
        var (id, rating) = await story.Bad(withName: true);

        Assert.Equal([nameof(RecordContact.Manner), nameof(RecordContact.Note)], (await platform.Send(new RecordContact(Supervisor, rating, null, ""))).Problem!.Errors!.Keys.Order());
        Assert.Equal([nameof(AnswerRating.Finding), nameof(AnswerRating.Words)], (await platform.Send(new AnswerRating(Supervisor, rating, null, ""))).Problem!.Errors!.Keys.Order());
        Assert.Equal([nameof(TakeLonger.Reason)], (await platform.Send(new TakeLonger(Supervisor, rating, ""))).Problem!.Errors!.Keys);
        Assert.Equal([nameof(AnswerRevisit.IsSettled)], (await platform.Send(new AnswerRevisit(platform.Citizen, id, RatingStory.Step, null, null))).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Sweep_TellsSupervisorsOnceAndOnceMoreWhenALimitPasses()
    {
        var (_, rating) = await story.Bad(withName: true, "must not be told by letter");
        var sweep = platform.Services.GetRequiredService<SweepRatings>();

        await sweep.Run(CancellationToken.None);
        await sweep.Run(CancellationToken.None);
        var letter = Assert.Single(About(rating));
        Assert.DoesNotContain(platform.Citizen.Name, letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("must not be told", letter.TextBody, StringComparison.Ordinal);

        platform.Clock.Advance(After(Today(), 1)!.Value.AddMinutes(1) - platform.Clock.GetUtcNow());
        await sweep.Run(CancellationToken.None);
        await sweep.Run(CancellationToken.None);
        Assert.Equal(2, About(rating).Count);
        var late = await platform.Ok(new GetRedress(Supervisor, rating));
        Assert.Equal((true, true, false), (late.Row.IsLate, late.IsContactMissed, late.IsPutRightMissed));

        await platform.Ok(new RecordContact(Supervisor, rating, ContactManner.Phone, "Late, and sorry."));
        platform.Clock.Advance(TimeSpan.FromDays(14));
        await sweep.Run(CancellationToken.None);
        Assert.Equal(3, About(rating).Count);
        Assert.True((await platform.Ok(new GetRedress(Supervisor, rating))).IsPutRightMissed);
        var figures = (await platform.Ok(new GetRatings(Supervisor, RatingsBy.Step))).Redress;
        Assert.True(figures is { ContactMissed: > 0, PutRightMissed: > 0, Late: > 0 }, $"{figures}");
    }

    private List<MimeMessage> About(Guid rating) =>
        [.. story.ToSupervisors().Where(mail => mail.TextBody!.Contains($"/watch/ratings/{rating}", StringComparison.Ordinal))];

    private ServiceDefinition Service => platform.Workflows.Find(Given.Restaurant)!;

    private DateOnly Today() => OfficeTime.Of(Service.Law).DateOf(platform.Clock.GetUtcNow());

    private DateTimeOffset? After(DateOnly day, int workingDays) => OfficeTime.Of(Service.Law).EndOf(platform.Workflows.CalendarOf(Service).Add(day, workingDays).Date);
}

public sealed class RedressOnSqlite(SqlitePlatform platform) : RedressTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RedressOnPostgres : RedressTests, IClassFixture<PostgresPlatform>
{
    public RedressOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
