using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static ApprovalCloud.Tests.Support.ScriptedRegistries;

namespace ApprovalCloud.Tests.SharedData;

public abstract class PrefilledSubmissionTests(Platform platform)
{
    private readonly SharedDataStory story = new(platform);

    [Fact]
    public async Task Submit_WithEveryRegistryDown_GoesThroughByHand()
    {
        story.Registries.Forget();
        var draft = await story.Draft(null, [.. Given.LargeRestaurant(platform.Workflows).Facts.Select(fact => (fact.Key, fact.Value))]);
        var filled = await story.Prefill(draft);
        Assert.All(filled.Fetched, one => Assert.Equal(LookupOutcome.Down, one.Outcome));

        var submitted = await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        Assert.Equal(CaseStatus.InReview, submitted.Status);
    }

    [Fact]
    public async Task Submit_WithExpiredFacts_FetchesThemAgainAndShowsWhatChanged()
    {
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);
        platform.Clock.Advance(TimeSpan.FromDays(400));
        story.Registries.Says("premises", SharedDataStory.Premises, Answer(("premises.area", "290"), ("premises.schoolDistance", "420")));

        var stopped = await platform.Send(new SubmitApplication(platform.Citizen, draft));

        Assert.Equal("FactsChanged", stopped.Problem!.Rule);
        Assert.Equal("290", (await story.View(draft)).Answers["premises.area"]);
        Assert.True((await platform.Send(new SubmitApplication(platform.Citizen, draft))).IsOk);
    }

    [Fact]
    public async Task Submit_WithExpiredFactsAndTheRegistryDown_GoesThrough()
    {
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);
        platform.Clock.Advance(TimeSpan.FromDays(400));
        story.Registries.Forget();

        await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        var view = await platform.Ok(new GetApplication(platform.Citizen, draft));
        Assert.True(view.Sources["premises.area"].HasExpired(platform.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Submit_RegisteredCompany_AsksAtMostAThirdOfTheSeparateForms()
    {
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);

        await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        var burden = await platform.InDatabase(db => db.Burdens.SingleAsync(burden => burden.ApplicationId == draft));
        Assert.Equal(SharedDataStory.Rest.Count + SharedDataStory.LeftEmpty.Length, burden.Asked);
        Assert.True(burden.Asked * 3 <= burden.SeparateQuestions, $"{burden.Asked} of {burden.SeparateQuestions}");
    }
}

public sealed class PrefilledSubmissionOnSqlite(SqlitePlatform platform) : PrefilledSubmissionTests(platform), IClassFixture<SqlitePlatform>;

public sealed class PrefilledSubmissionOnPostgres : PrefilledSubmissionTests, IClassFixture<PostgresPlatform>
{
    public PrefilledSubmissionOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
