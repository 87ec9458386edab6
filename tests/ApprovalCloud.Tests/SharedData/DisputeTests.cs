using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using MimeKit;
using static ApprovalCloud.Tests.Support.ScriptedRegistries;

namespace ApprovalCloud.Tests.SharedData;

public abstract class DisputeTests(Platform platform)
{
    private readonly SharedDataStory story = new(platform);

    private Caller Owner => platform.Clerk("administrative-approval");

    private async Task<Guid> Disputed(string claimed = "银桂餐饮有限公司")
    {
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);
        await platform.Ok(new DisputeFact(platform.Citizen, draft, "business.name", claimed, "改名了，见新执照。"));
        return draft;
    }

    [Fact]
    public async Task Dispute_ThePersonsOwnWordStandsAndTheOwnerIsAsked()
    {
        var draft = await Disputed();

        Assert.Equal("银桂餐饮有限公司", (await story.View(draft)).Answers["business.name"]);
        var asked = Assert.Single(await platform.Ok(new ListDisputes(Owner)), dispute => dispute.ApplicationId == draft);
        Assert.Equal(("金桂餐饮有限公司", "银桂餐饮有限公司"), (asked.RegistryValue, asked.ClaimedValue));
        Assert.Empty(await platform.Ok(new ListDisputes(platform.Clerk("tobacco"))));
    }

    [Fact]
    public async Task Dispute_FetchingAgain_DoesNotTakeTheOwnWordAway()
    {
        var draft = await Disputed();
        platform.Clock.Advance(TimeSpan.FromDays(1));
        await story.Prefill(draft);
        Assert.Equal("银桂餐饮有限公司", (await story.View(draft)).Answers["business.name"]);
    }

    [Fact]
    public async Task Dispute_WithANonsenseValue_NamesTheFieldAndChangesNothing()
    {
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);

        var refused = await platform.Send(new DisputeFact(platform.Citizen, draft, "premises.area", "huge", "gemessen"));

        Assert.Contains("Claimed", refused.Problem!.Errors!.Keys);
        Assert.Equal("320", (await story.View(draft)).Answers["premises.area"]);
    }

    [Fact]
    public async Task Dispute_OfATypedAnswer_IsRefused()
    {
        await story.Knows();
        var draft = await story.Draft(null, ("premises.seats", "80"));
        Assert.Equal("NotHeld", (await platform.Send(new DisputeFact(platform.Citizen, draft, "premises.seats", "90", "…"))).Problem!.Rule);
    }

    [Fact]
    public async Task Dispute_OfSomebodyElsesApplication_IsNotFound()
    {
        var draft = await Disputed();
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new DisputeFact(platform.OtherCitizen, draft, "business.scope", "x", "y"))).Problem!.Kind);
    }

    [Theory]
    [InlineData(DisputeVerdict.Upheld, "金桂餐饮有限公司")]
    [InlineData(DisputeVerdict.Corrected, "银桂餐饮有限公司")]
    public async Task Answer_WhileItIsADraft_SettlesTheForm(DisputeVerdict verdict, string value)
    {
        var draft = await Disputed();
        var asked = (await platform.Ok(new ListDisputes(Owner))).Single(dispute => dispute.ApplicationId == draft);

        await platform.Ok(new AnswerDispute(Owner, draft, "business.name", verdict, "已核查。", asked.Version));

        var view = await story.View(draft);
        Assert.Equal(value, view.Answers["business.name"]);
        Assert.Equal("legal-persons", view.Sources["business.name"].From);
        var letters = new List<MimeMessage>();
        await platform.Drain(letters);
        Assert.Contains(letters, letter => letter.TextBody!.Contains("已核查。", StringComparison.Ordinal) && letter.To.ToString().Contains("citizen@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_ByAnotherDepartment_IsNotFound()
    {
        var draft = await Disputed();
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(
            new AnswerDispute(platform.Clerk("tobacco"), draft, "business.name", DisputeVerdict.Upheld, "…", 0))).Problem!.Kind);
    }

    [Fact]
    public async Task Answer_Twice_IsRefusedTheSecondTime()
    {
        var draft = await Disputed();
        await platform.Ok(new AnswerDispute(Owner, draft, "business.name", DisputeVerdict.Upheld, "…", 0));
        Assert.False((await platform.Send(new AnswerDispute(Owner, draft, "business.name", DisputeVerdict.Corrected, "…", 0))).IsOk);
    }

    [Fact]
    public async Task Task_OfAClerkWhoReadsIt_ShowsBothWords()
    {
        var draft = await Disputed();
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        var task = await platform.Ok(new GetTask(platform.Clerk("market-supervision"), draft, "food-licence"));

        Assert.Equal("银桂餐饮有限公司", task.Facts["business.name"]);
        Assert.Equal("金桂餐饮有限公司", task.Disputes["business.name"].RegistryValue);
    }

    [Fact]
    public async Task Recheck_AfterAChangeAtTheRegistry_ShowsItToTheClerkAndMakesTheOldPageStale()
    {
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        var clerk = platform.Clerk("market-supervision");
        var before = await platform.Ok(new GetTask(clerk, draft, "food-licence"));
        story.Registries.Says("premises", SharedDataStory.Premises, Answer(("premises.area", "500"), ("premises.schoolDistance", "420")));

        var rechecked = await platform.Ok(new RecheckFacts(clerk, draft, "food-licence"));

        Assert.Equal(["premises.area"], rechecked.Changed);
        var after = await platform.Ok(new GetTask(clerk, draft, "food-licence"));
        Assert.Equal(("320", "500"), (after.Facts["premises.area"], after.Sources["premises.area"].Now!.Value));
        Assert.Equal("Stale", (await platform.Send(new DecideStep(clerk, draft, "food-licence", Verdict.Grant, "", before.Version))).Problem!.Rule);
        Assert.True((await platform.Send(new DecideStep(clerk, draft, "food-licence", Verdict.Grant, "", after.Version))).IsOk);
    }

    [Fact]
    public async Task Recheck_WhereTheAnswerIsAboutSomebodyElseByNow_SaysThatItChangedAndNotToWhom()
    {
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        var stranger = Core.Demo.SampleCitizens.Resident(9).IdentityNumber;
        story.Registries.Says("legal-persons", SharedDataStory.Company, Answer(
            ("business.name", "新主餐饮有限公司"), ("representative.name", "新主人"), ("representative.residentId", stranger)) with
        { Concerns = stranger });

        var clerk = platform.Clerk("market-supervision");
        await platform.Ok(new RecheckFacts(clerk, draft, "food-licence"));

        var task = await platform.Ok(new GetTask(clerk, draft, "food-licence"));
        Assert.Equal("新主餐饮有限公司", task.Sources["business.name"].Now!.Value);
        Assert.NotNull(task.Sources["representative.residentId"].Now);
        Assert.Null(task.Sources["representative.residentId"].Now!.Value);
    }

    [Fact]
    public async Task Recheck_ByAClerkOfAnotherDepartment_IsNotFoundAndAsksNobody()
    {
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        story.Registries.Asked.Clear();

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new RecheckFacts(platform.Clerk("tobacco"), draft, "food-licence"))).Problem!.Kind);
        Assert.Empty(story.Registries.Asked);
    }

    [Fact]
    public async Task EarlierAnswers_AreOfferedWithDateAndPlace_AndAgeFromWhenTheyWereFirstGiven()
    {
        await story.Knows();
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        var first = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(first);
        var submitted = await platform.Ok(new SubmitApplication(platform.Citizen, first));
        var given = platform.Clock.GetUtcNow();
        platform.Clock.Advance(TimeSpan.FromDays(200));

        var second = await story.Draft();
        var offered = (await platform.Ok(new GetSharing(platform.Citizen, second))).Earlier;
        var phone = Assert.Single(offered, answer => answer.Fact == "representative.phone");
        Assert.Equal(("13800138000", submitted.Number), (phone.Value, phone.Number));
        Assert.DoesNotContain(offered, answer => answer.Fact is "business.name" or "declaration.true");

        await platform.Ok(new UseEarlierAnswers(platform.Citizen, second, ["representative.phone"]));
        var source = (await story.View(second)).Sources["representative.phone"];
        Assert.Equal((SourceKind.EarlierApplication, submitted.Number), (source.Kind, source.From));
        Assert.Equal(given.Date, source.At.Date);

        platform.Clock.Advance(TimeSpan.FromDays(200));
        Assert.DoesNotContain((await platform.Ok(new GetSharing(platform.Citizen, await story.Draft()))).Earlier, answer => answer.Fact == "representative.phone");
        Assert.Empty((await platform.Ok(new GetSharing(platform.OtherCitizen, await story.Draft(platform.OtherCitizen)))).Earlier);
    }
}

public sealed class DisputeOnSqlite(SqlitePlatform platform) : DisputeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DisputeOnPostgres : DisputeTests, IClassFixture<PostgresPlatform>
{
    public DisputeOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
