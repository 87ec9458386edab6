using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Promises;

public abstract class ChoicesTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Choices_OfADraft_AreTheInvolvedStepsOnCommitmentAndTheSecondaryMaterials()
    {
        var offered = (await platform.Ok(new GetChoices(platform.Citizen, await given.Draft()))).Offered;

        Assert.Equal([PromiseStory.Sign, PromiseStory.Fire], offered.Commitments.Select(step => step.Key));
        Assert.Equal([PromiseStory.Rules, "fume-purifier-certificate"], offered.ToFollow.Select(material => material.Key));
    }

    [Fact]
    public async Task Choices_OfASmallRestaurantWithoutASign_OfferNoCommitment()
    {
        var draft = await given.Draft(change: answers => (answers["premises.area"], answers["premises.hasSignage"]) = ("80", "false"));
        Assert.Empty((await platform.Ok(new GetChoices(platform.Citizen, draft))).Offered.Commitments);
    }

    [Fact]
    public async Task Choices_Saved_AreShownAndSignedWithTheApplication()
    {
        var draft = await given.Draft();
        await platform.Ok(new SaveChoices(platform.Citizen, draft, [PromiseStory.Fire], [PromiseStory.Rules]));
        var shown = (await platform.Ok(new GetChoices(platform.Citizen, draft))).Chosen;
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        var submitted = (ApplicationSubmitted)(await platform.Ok(new GetHistory(platform.Citizen, draft)))[0].Happened;
        Assert.Equal([PromiseStory.Fire], submitted.Choices!.Commitments);
        Assert.Equal([PromiseStory.Rules], submitted.Choices.ToFollow);
        Assert.Equal((shown.Commitments[0], shown.ToFollow[0]), (submitted.Choices.Commitments[0], submitted.Choices.ToFollow[0]));
        Assert.Equal([PromiseStory.Fire], (await platform.Ok(new GetApplication(platform.Citizen, draft))).Choices.Commitments);
    }

    [Theory]
    [InlineData("food-licence", PromiseStory.Rules, nameof(SaveChoices.Commitments))]
    [InlineData("no-such-step", PromiseStory.Rules, nameof(SaveChoices.Commitments))]
    [InlineData(PromiseStory.Fire, "floor-plan", nameof(SaveChoices.ToFollow))]
    [InlineData(PromiseStory.Fire, "no-such-material", nameof(SaveChoices.ToFollow))]
    public async Task Choices_ThatAreNotOffered_AreRefusedAtTheirField(string commitment, string material, string field)
    {
        var draft = await given.Draft();
        var refused = await platform.Send(new SaveChoices(platform.Citizen, draft, [commitment], [material]));

        Assert.Equal([field], refused.Problem!.Errors!.Keys);
        Assert.True((await platform.Ok(new GetChoices(platform.Citizen, draft))).Chosen.IsNone);
    }

    [Fact]
    public async Task Choices_ThatNewAnswersMakePointless_AreNotSigned()
    {
        var draft = await given.Draft();
        await platform.Ok(new SaveChoices(platform.Citizen, draft, [PromiseStory.Sign, PromiseStory.Fire], []));
        await platform.Ok(new SaveAnswers(platform.Citizen, draft, new Dictionary<string, string> { ["premises.area"] = "80" }, KeepInvalid: false));

        await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        Assert.Equal([PromiseStory.Sign], (await platform.Ok(new GetApplication(platform.Citizen, draft))).Choices.Commitments);
    }

    [Fact]
    public async Task Choices_AfterSubmission_AreRefused()
    {
        var submitted = await given.SubmittedApplication();
        Assert.Equal("AlreadySubmitted", (await platform.Send(new SaveChoices(platform.Citizen, submitted.Id, [], []))).Problem!.Rule);
        Assert.Equal("AlreadySubmitted", (await platform.Send(new GetChoices(platform.Citizen, submitted.Id))).Problem!.Rule);
    }

    [Fact]
    public async Task Choices_OfSomebodyElse_AreNotFound()
    {
        var draft = await given.Draft();
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new SaveChoices(platform.OtherCitizen, draft, [], []))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetChoices(platform.OtherCitizen, draft))).Problem!.Kind);
    }

    [Fact]
    public async Task Choices_OfSomebodyBarred_AreRefusedAndSayWhy_AlsoAtSubmission()
    {
        var broken = await given.SubmittedApplication(platform.OtherCitizen);
        var draft = await given.Draft(platform.OtherCitizen);
        await platform.Ok(new SaveChoices(platform.OtherCitizen, draft, [PromiseStory.Fire], []));
        await platform.InDatabase(async db =>
        {
            db.Bars.Add(new Bar(platform.OtherCitizen.Id, broken.Id, PromiseStory.Fire, "The exits were locked", platform.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        var saved = await platform.Send(new SaveChoices(platform.OtherCitizen, draft, [], [PromiseStory.Rules]));
        var submitted = await platform.Send(new SubmitApplication(platform.OtherCitizen, draft));

        Assert.All([saved.Problem, submitted.Problem], problem => Assert.Equal("Barred", problem!.Rule));
        Assert.Contains("The exits were locked", saved.Problem!.Message.En);
        await platform.Ok(new SaveChoices(platform.OtherCitizen, draft, [], []));
        await platform.Ok(new SubmitApplication(platform.OtherCitizen, draft));
        await platform.InDatabase(db => db.Bars.ExecuteDeleteAsync());
    }
}

public sealed class ChoicesOnSqlite(SqlitePlatform platform) : ChoicesTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ChoicesOnPostgres : ChoicesTests, IClassFixture<PostgresPlatform>
{
    public ChoicesOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
