using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Delegations;

/// <summary>Registries are asked about the principal as far as they said, and sensitive facts only where they said so too.</summary>
public sealed class DelegatedSharingTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>, IAsyncLifetime
{
    private const string Sensitive = "representative.residentId";
    private readonly DelegationStory story = new(platform);

    public async ValueTask InitializeAsync()
    {
        await platform.InDatabase(db => db.Delegations.ExecuteDeleteAsync());
        await new SharedDataStory(platform).Knows();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Guid> Begun(Acts may) => await platform.Ok(
        new StartDraft(story.Delegate, Given.Restaurant, new Dictionary<string, string>()) { Under = await story.Given(may) });

    [Fact]
    public async Task Fetch_AsksWithThePrincipalsIdentityAndOnTheirConsent()
    {
        var draft = await Begun(Acts.Prepare | Acts.Fetch | Acts.FetchSensitive);

        var filled = await platform.Ok(new Prefill(await story.At(draft), draft, []));

        Assert.Equal("金桂餐饮有限公司", filled.Facts["business.name"].Value);
        Assert.Contains(Sensitive, filled.Facts.Keys);
        var consents = await platform.InDatabase(db => db.Consents.Where(consent => consent.ApplicationId == draft).Select(consent => consent.PersonId).Distinct().ToListAsync());
        Assert.Equal(story.Principal.Id, Assert.Single(consents));
    }

    [Fact]
    public async Task Fetch_WithoutLeaveForSensitiveFacts_LeavesThemOut_AndThePrincipalMayAskAgain()
    {
        var draft = await Begun(Acts.Prepare | Acts.Fetch);

        var filled = await platform.Ok(new Prefill(await story.At(draft), draft, []));
        Assert.DoesNotContain(Sensitive, filled.Facts.Keys);
        Assert.Contains("business.name", filled.Facts.Keys);

        Assert.Contains(Sensitive, (await platform.Ok(new Prefill(story.Principal, draft, []))).Facts.Keys);
    }

    [Fact]
    public async Task EarlierAnswers_AreThePrincipalsAndNeverTheDelegates()
    {
        await new Given(platform).SubmittedApplication(story.Delegate, answers => answers["representative.phone"] = "13900000002");
        // Later than whatever other tests submitted for the principal.
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await new Given(platform).SubmittedApplication(story.Principal, answers => answers["representative.phone"] = "13900000001");
        var draft = await Begun(Acts.Prepare | Acts.Fetch);

        var earlier = (await platform.Ok(new GetSharing(await story.At(draft), draft))).Earlier;

        Assert.Equal("13900000001", earlier.Single(answer => answer.Fact == "representative.phone").Value);
    }

    [Fact]
    public async Task EarlierAnswers_WithoutLeaveToFetch_AreNotShown()
    {
        await new Given(platform).SubmittedApplication();
        var draft = await Begun(Acts.Prepare);
        Assert.Empty((await platform.Ok(new GetSharing(await story.At(draft), draft))).Earlier);
    }
}
