using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Supervision;

public abstract class CardTests(Platform platform)
{
    private const string First = "business-registration";
    private readonly Given given = new(platform);

    private Caller Registrar => platform.Clerk("administrative-approval");

    [Fact]
    public async Task Cards_AreListedForTheDepartmentAndForTheSupervisor()
    {
        var card = await RedCard();

        Assert.Contains(await platform.Ok(new ListCards(Registrar)), one => one.Key == card);
        Assert.Contains(await platform.Ok(new ListCards(platform.Supervisor, CardFilter.Open) { Department = "administrative-approval" }), one => one.Key == card);
        Assert.DoesNotContain(await platform.Ok(new ListCards(platform.Supervisor) { Department = "tobacco" }), one => one.Key == card);
        Assert.DoesNotContain(await platform.Ok(new ListCards(platform.Supervisor, CardFilter.Ruled)), one => one.Key == card);
    }

    [Fact]
    public async Task Card_OfAnotherDepartment_IsNotFound()
    {
        var card = await RedCard();
        var stranger = platform.Clerk("tobacco");

        Assert.DoesNotContain(await platform.Ok(new ListCards(stranger)), one => one.Key == card);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetCard(stranger, card))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ContestCard(stranger, card, "not us"))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetCard(platform.Citizen, card))).Problem?.Kind);
    }

    [Fact]
    public async Task Contest_WithoutAStatement_NamesTheField()
    {
        var refused = await platform.Send(new ContestCard(Registrar, await RedCard(), ""));

        Assert.Contains(nameof(ContestCard.Statement), refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Contest_Once_IsKeptAndToldToTheSupervisors()
    {
        var card = await RedCard();
        await platform.Ok(new ContestCard(Registrar, card, "the registry was down"));

        var again = await platform.Send(new ContestCard(platform.Colleague("administrative-approval"), card, "as well"));

        var kept = await platform.Ok(new GetCard(platform.Supervisor, card));
        Assert.Equal((CardStatus.Contested, "the registry was down"), (kept.Status, kept.Statement));
        Assert.Equal("AlreadyContested", again.Problem?.Rule);
        List<MimeKit.MimeMessage> letters = [];
        await platform.Drain(letters);
        Assert.Contains(letters, mail => mail.To.ToString().Contains("supervisor@", StringComparison.Ordinal) && mail.TextBody!.Contains("the registry was down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ruling_LiftsTheCardAndTellsTheDepartment()
    {
        var card = await RedCard();
        await platform.Ok(new ContestCard(Registrar, card, "the registry was down"));

        await platform.Ok(new RuleOnCard(platform.Supervisor, card, CardRuling.Lift, "so it was, all day"));

        var ruled = await platform.Ok(new GetCard(Registrar, card));
        Assert.Equal((CardStatus.Lifted, "so it was, all day", platform.Supervisor.Name), (ruled.Status, ruled.Ruling, ruled.RuledBy));
        List<MimeKit.MimeMessage> letters = [];
        await platform.Drain(letters);
        Assert.Contains(letters, mail => mail.To.ToString().Contains("clerk.administrative-approval@", StringComparison.Ordinal) && mail.TextBody!.Contains("so it was, all day", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ruling_Twice_IsRefusedAndNamesWhoWasFirst()
    {
        var card = await RedCard();
        await platform.Ok(new ContestCard(Registrar, card, "the registry was down"));
        await platform.Ok(new RuleOnCard(platform.Supervisor, card, CardRuling.Uphold, "it was up again at noon"));

        var again = await platform.Send(new RuleOnCard(platform.Supervisor, card, CardRuling.Lift, "after all"));

        Assert.Equal("AlreadyRuled", again.Problem?.Rule);
        Assert.Contains(platform.Supervisor.Name, again.Problem!.Message.En, StringComparison.Ordinal);
        Assert.Equal(CardStatus.Upheld, (await platform.Ok(new GetCard(Registrar, card))).Status);
    }

    [Fact]
    public async Task Ruling_OnACardNobodyContests_IsRefused() =>
        Assert.Equal("NotContested", (await platform.Send(new RuleOnCard(platform.Supervisor, await RedCard(), CardRuling.Lift, "why not"))).Problem?.Rule);

    [Fact]
    public async Task Ruling_ByAClerk_IsNotFound()
    {
        var card = await RedCard();
        await platform.Ok(new ContestCard(Registrar, card, "the registry was down"));

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new RuleOnCard(Registrar, card, CardRuling.Lift, "of course"))).Problem?.Kind);
    }

    [Fact]
    public async Task Ruling_WithoutAReasonOrAChoice_NamesTheFields()
    {
        var refused = await platform.Send(new RuleOnCard(platform.Supervisor, await RedCard(), null, ""));

        Assert.Equal([nameof(RuleOnCard.Reason), nameof(RuleOnCard.Ruling)], refused.Problem!.Errors!.Keys.Order());
    }

    [Fact]
    public async Task Task_ShowsItsOwnCards()
    {
        var card = await RedCard();

        var task = await platform.Ok(new GetTask(Registrar, card.ApplicationId, First));

        Assert.Equal(3, task.Cards.Count);
    }

    private async Task<CardKey> RedCard()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();
        return new CardKey(id, First, CardLimit.Statute, CardColour.Red);
    }
}

public sealed class CardOnSqlite(SweepSqlitePlatform platform) : CardTests(platform), IClassFixture<SweepSqlitePlatform>;

public sealed class CardOnPostgres : CardTests, IClassFixture<SweepPostgresPlatform>
{
    public CardOnPostgres(SweepPostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
