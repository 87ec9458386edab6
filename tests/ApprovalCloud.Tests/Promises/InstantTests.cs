using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Promises;

public abstract class InstantTests(Platform platform)
{
    private readonly BirthStory story = new(platform);

    [Fact]
    public async Task Step_WhoseFactsComeFromARegistry_IsGrantedInTheSaveThatOpensIt()
    {
        var id = await story.Submitted("3250");

        await story.Grant(id, BirthStory.Certificate);

        var history = await platform.Ok(new GetHistory(platform.Citizen, id));
        var granted = history.Select(entry => entry.Happened).OfType<StepGranted>().Single(granted => granted.Step == BirthStory.Vaccination);
        Assert.Equal((GrantBasis.Rule, 1, "3250"), (granted.Basis, granted.Rule!.Version, granted.Rule.Facts["child.birthWeight"]));
        Assert.Equal(history.Single(entry => entry.Happened is StepGranted { Step: BirthStory.Certificate }).At, granted.At);
        Assert.Null(granted.By);
    }

    [Fact]
    public async Task Step_GrantedAtOnce_HasItsDatesAndIsListedAsDecided()
    {
        var id = await story.Submitted("3250");
        await story.Grant(id, BirthStory.Certificate);

        var decided = await platform.Ok(new ListTasks(platform.Clerk("health"), TaskFilter.Decided, Take: 200) { LatestFirst = true });
        Assert.Contains(decided.Tasks, task => task.ApplicationId == id && task.Step == BirthStory.Vaccination && task.DueAt > task.DecidedAt);
        var task = await platform.Ok(new GetTask(platform.Clerk("health"), id, BirthStory.Vaccination));
        Assert.Equal((null, true), (task.DecidedBy, task.PromisedAt > task.DecidedAt));
    }

    [Fact]
    public async Task Step_AfterAnother_IsGrantedWhenItOpens()
    {
        var id = await story.Submitted("3250");
        await story.Grant(id, BirthStory.Certificate);

        await story.Grant(id, BirthStory.Household);

        Assert.Equal(StepStatus.Granted, await story.Status(id, BirthStory.Enrolment));
        Assert.Equal(StepStatus.Open, await story.Status(id, "premium-payment"));
    }

    [Fact]
    public async Task Step_WhoseRuleDoesNotHold_GoesToAPerson()
    {
        var id = await story.Submitted("2100");
        await story.Grant(id, BirthStory.Certificate);
        Assert.Equal(StepStatus.Open, await story.Status(id, BirthStory.Vaccination));
    }

    [Fact]
    public async Task Step_WhoseFactsWereTyped_GoesToAPerson()
    {
        var id = await story.Submitted("3250", isKnown: false);
        await story.Grant(id, BirthStory.Certificate);
        Assert.Equal(StepStatus.Open, await story.Status(id, BirthStory.Vaccination));
    }

    [Fact]
    public void Sample_IsAsTheApplicationSays_AndAboutSoManyOfAHundred()
    {
        var step = platform.Workflows.Find(BirthStory.Service)!.Step(BirthStory.Vaccination)!;
        var applications = Enumerable.Range(0, 2_000).Select(number => new Guid(number, 7, 7, new byte[8])).ToList();
        var taken = applications.Where(one => Audits.Takes(one, step)).ToList();

        Assert.Equal(taken, applications.Where(one => Audits.Takes(one, step)));
        Assert.InRange(taken.Count, 320, 480);
    }

    [Fact]
    public async Task Audit_ThatFindsItRight_EndsIt_AndOneThatFindsItWrongTakesItBack()
    {
        var (right, wrong) = (await story.Sampled(), await story.Sampled());
        var clerk = platform.Clerk("health");
        Assert.Contains((await platform.Ok(new ListChecks(clerk))).Checks, check => check.ApplicationId == right && check.Kind == CheckKind.Audit);

        await platform.Ok(new AuditGrant(clerk, right, BirthStory.Vaccination, IsRight: true, "the register says the same"));
        await platform.Ok(new AuditGrant(clerk, wrong, BirthStory.Vaccination, IsRight: false, "another child"));

        Assert.DoesNotContain((await platform.Ok(new ListChecks(clerk))).Checks, check => check.ApplicationId == right || check.ApplicationId == wrong);
        var events = (await platform.Ok(new GetHistory(platform.Citizen, wrong))).Select(entry => entry.Happened);
        Assert.Contains(events, happened => happened is LicenceRevoked { Step: BirthStory.Vaccination, Reason: "another child" });
        Assert.DoesNotContain(await platform.Ok(new ListBars(platform.Supervisor)), bar => bar.ApplicationId == wrong);
        var again = await platform.Send(new AuditGrant(clerk, right, BirthStory.Vaccination, IsRight: true, "again"));
        Assert.Equal(nameof(RefusalRule.NothingToCheck), again.Problem!.Rule);
    }

    [Fact]
    public async Task Audit_WithoutAnAnswer_NamesTheFields()
    {
        var refused = await platform.Send(new AuditGrant(platform.Clerk("health"), await story.Sampled(), BirthStory.Vaccination, null, ""));
        Assert.Equal(["IsRight", "Note"], refused.Problem!.Errors!.Keys.Order());
    }

    [Fact]
    public async Task Course_ForASupervisor_TellsTheVersionOfTheRuleAndNoFact()
    {
        var id = await story.Submitted("3250");
        await story.Grant(id, BirthStory.Certificate);

        var course = await platform.Ok(new GetCourse(platform.Supervisor, id));

        Assert.Equal(1, course.History.Single(one => one is { Kind: nameof(StepGranted), Step: BirthStory.Vaccination }).RuleVersion);
        Assert.DoesNotContain("3250", string.Join(" ", course.History));
    }
}

public sealed class InstantOnSqlite(SqlitePlatform platform) : InstantTests(platform), IClassFixture<SqlitePlatform>;

public sealed class InstantOnPostgres : InstantTests, IClassFixture<PostgresPlatform>
{
    public InstantOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
