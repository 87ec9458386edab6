using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Delegations;

/// <summary>A company's staff acts for it: who represents it is proven, and its staff sees what is the company's alone.</summary>
public sealed class CompanyDelegationTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>, IAsyncLifetime
{
    private const string Service = "construction-project";
    private const string Uscc = "business.uscc";
    private readonly DelegationStory story = new(platform);

    public async ValueTask InitializeAsync()
    {
        await platform.InDatabase(db => db.Delegations.ExecuteDeleteAsync());
        await new SharedDataStory(platform).Knows();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private GiveDelegation Giving => story.Giving() with { Company = SharedDataStory.Uscc };

    private Dictionary<string, string> Project(string uscc = SharedDataStory.Uscc) => new(
        platform.Workflows.Examples.First(example => example.Service == Service && example.Refuse.Count == 0).Facts)
    { [Uscc] = uscc };

    [Fact]
    public async Task Representative_AsTheRegisterSays_GivesItForTheCompanyByItsName()
    {
        var id = await story.Given(Giving);

        var one = Assert.Single((await platform.Ok(new ListDelegations(story.Principal))).Given);
        Assert.Equal((id, SharedDataStory.Uscc, "金桂餐饮有限公司"), (one.Id, one.Company, one.CompanyName));
    }

    [Fact]
    public async Task SomebodyWhomTheRegisterDoesNotName_IsRefused()
    {
        platform.Registries.Says("legal-persons", SharedDataStory.Company, ScriptedRegistries.Answer(
            ("business.name", "金桂餐饮有限公司"), ("representative.residentId", SamplePeople.IdentityOf("citizen2@example.test"))));
        Assert.Contains("Company", (await platform.Send(Giving)).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task ARegisterThatDoesNotAnswer_ProvesNothing()
    {
        platform.Registries.Fails("legal-persons", SharedDataStory.Company, LookupOutcome.Down);
        Assert.Equal("RegistryDown", (await platform.Send(Giving)).Problem!.Rule);
    }

    [Fact]
    public async Task Staff_BeginsForTheCompanyAndForNoOther()
    {
        var delegation = await story.Given(Giving);
        var draft = await platform.Ok(new StartDraft(story.Delegate, Service, Project("91511602MA69T3P51T")) { Under = delegation });
        var acting = await story.At(draft);
        Assert.Equal(SharedDataStory.Uscc, (await platform.Ok(new GetDraft(acting, draft))).Answers[Uscc]);

        await platform.Ok(new SaveAnswers(acting, draft, new Dictionary<string, string> { [Uscc] = "91511602MA69T3P51T" }, KeepInvalid: false));
        var other = await platform.Send(new SubmitApplication(acting, draft));
        Assert.Contains(Uscc, other.Problem!.Errors!.Keys);

        await platform.Ok(new SaveAnswers(acting, draft, new Dictionary<string, string> { [Uscc] = SharedDataStory.Uscc }, KeepInvalid: false));
        Assert.True((await platform.Send(new SubmitApplication(acting, draft))).IsOk);
    }

    [Fact]
    public async Task Staff_DoesNotSeeWhatTheRepresentativeAppliesForThemselves()
    {
        await story.Given(Giving);
        var own = await new Given(platform).Draft();
        Assert.Null((await story.At(own)).For);
        Assert.DoesNotContain(await platform.Ok(new ListForOthers(story.Delegate)), one => one.Id == own);
    }

    [Fact]
    public async Task WhoActsForThePerson_DoesNotSeeWhatTheCompanysStaffBegan()
    {
        var draft = await platform.Ok(new StartDraft(story.Delegate, Service, Project()) { Under = await story.Given(Giving) });
        await platform.InDatabase(db => db.Delegations.ExecuteDeleteAsync());
        await story.Given();
        Assert.Null((await story.At(draft)).For);
    }

    [Fact]
    public async Task StaffWhoHasLeft_FindsNothing()
    {
        var delegation = await story.Given(Giving);
        var draft = await platform.Ok(new StartDraft(story.Delegate, Service, Project()) { Under = delegation });
        var before = await story.At(draft);

        await platform.Ok(new EndDelegation(story.Principal, delegation));

        Assert.Null((await story.At(draft)).For);
        Assert.False((await platform.Send(new SubmitApplication(before, draft))).IsOk);
        Assert.True((await platform.Send(new GetDraft(story.Principal, draft))).IsOk);
    }

    [Fact]
    public async Task AServiceThatIsNotAboutACompany_IsRefused()
    {
        var delegation = await story.Given(Giving);
        Assert.Equal("NotAboutCompanies", (await platform.Send(
            new StartDraft(story.Delegate, "child-birth", new Dictionary<string, string>()) { Under = delegation })).Problem!.Rule);
    }
}
