using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Promises;

public abstract class FollowingTests(Platform platform)
{
    private readonly PromiseStory story = new(platform);

    [Fact]
    public async Task Grant_WhileADocumentIsAwaited_HoldsTheCertificateBack()
    {
        var id = await story.Withheld();

        Assert.Equal(StepStatus.Withheld, (await story.Step(id, PromiseStory.Food)).Status);
        Assert.Null(await Licence(id));
    }

    [Fact]
    public async Task Grant_OfWhatNobodyAccepted_HoldsTheCertificateBackForWhatWasPromised()
    {
        var id = (await story.Open([], [PromiseStory.Rules])).Id;

        await platform.Ok(new DecideStep(story.FoodClerk, id, PromiseStory.Food, Verdict.Grant, ""));

        var step = await story.Step(id, PromiseStory.Food);
        Assert.Equal((StepStatus.Withheld, PromiseStory.Rules), (step.Status, Assert.Single(step.Detail.ToFollow).Material));
        Assert.Null(await Licence(id));
    }

    [Fact]
    public async Task Sweep_OfWhatCountsAsAccepted_AwaitsWhatWasPromised_AndLetsItLapse()
    {
        var id = (await story.Open([], [PromiseStory.Rules])).Id;
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Sweep();
        var awaited = Assert.Single((await story.Step(id, PromiseStory.Food)).Detail.ToFollow);

        platform.Clock.Advance(TimeSpan.FromDays(30));
        await platform.Sweep();

        Assert.Equal(PromiseStory.Rules, awaited.Material);
        Assert.Equal(StepStatus.Lapsed, (await story.Step(id, PromiseStory.Food)).Status);
        Assert.Null(await Licence(id));
    }

    [Fact]
    public async Task LastDocument_WhenItComes_IssuesTheLicence()
    {
        var id = await story.Withheld();

        var decided = await platform.Ok(new ReceiveDocument(story.FoodClerk, id, PromiseStory.Food, PromiseStory.Rules));

        Assert.Equal(StepStatus.Granted, decided.Status);
        Assert.NotNull(await Licence(id));
        Assert.Null(await platform.InDatabase(db => Task.FromResult(db.Steps.Single(step => step.ApplicationId == id && step.Key == PromiseStory.Food).FollowBy)));
    }

    [Fact]
    public async Task Document_ThatComesBeforeTheDecision_LetsTheGrantIssueAtOnce()
    {
        var id = (await story.Open([], [PromiseStory.Rules])).Id;
        await story.Accept(id);
        await platform.Ok(new ReceiveDocument(story.FoodClerk, id, PromiseStory.Food, PromiseStory.Rules));

        await platform.Ok(new DecideStep(story.FoodClerk, id, PromiseStory.Food, Verdict.Grant, ""));

        Assert.NotNull(await Licence(id));
    }

    [Fact]
    public async Task Document_ThatNeverComes_LetsTheStepLapseWithoutALicence()
    {
        var id = await story.Withheld();

        await platform.Decide(id, new Lapse(PromiseStory.Food));

        Assert.Equal(StepStatus.Lapsed, (await story.Step(id, PromiseStory.Food)).Status);
        Assert.Null(await Licence(id));
        var late = await platform.Send(new ReceiveDocument(story.FoodClerk, id, PromiseStory.Food, PromiseStory.Rules));
        Assert.Equal(nameof(RefusalRule.StepCancelled), late.Problem!.Rule);
    }

    [Theory]
    [InlineData("floor-plan")]
    [InlineData("no-such-material")]
    public async Task Document_ThatNobodyAwaits_IsRefused(string material)
    {
        var id = await story.Withheld();
        var refused = await platform.Send(new ReceiveDocument(story.FoodClerk, id, PromiseStory.Food, material));
        Assert.Equal(nameof(RefusalRule.MaterialNotAwaited), refused.Problem!.Rule);
    }

    [Fact]
    public async Task Document_WithoutAName_IsAskedFor()
    {
        var id = await story.Withheld();
        var refused = await platform.Send(new ReceiveDocument(story.FoodClerk, id, PromiseStory.Food, ""));
        Assert.Contains(nameof(ReceiveDocument.Material), refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Document_ForAnotherDepartment_IsNotFound()
    {
        var id = await story.Withheld();
        var refused = await platform.Send(new ReceiveDocument(story.FireClerk, id, PromiseStory.Food, PromiseStory.Rules));
        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Document_OnAStalePage_IsRefused()
    {
        var id = await story.Withheld();
        var refused = await platform.Send(new ReceiveDocument(story.FoodClerk, id, PromiseStory.Food, PromiseStory.Rules, Version: 1));
        Assert.Equal("Stale", refused.Problem!.Rule);
    }

    private async Task<ApprovalCloud.Core.Licences.Licence?> Licence(Guid application) => await platform.InDatabase(db => Task.FromResult(
        db.Licences.SingleOrDefault(licence => licence.ApplicationId == application && licence.Step == PromiseStory.Food)));
}

public sealed class FollowingOnSqlite(SqlitePlatform platform) : FollowingTests(platform), IClassFixture<SqlitePlatform>;

public sealed class FollowingOnPostgres : FollowingTests, IClassFixture<PostgresPlatform>
{
    public FollowingOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
