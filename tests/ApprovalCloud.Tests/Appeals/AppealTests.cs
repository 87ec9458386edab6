using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Appeals;

public abstract class AppealTests(Platform platform)
{
    private const string Food = "food-licence";
    private readonly Given given = new(platform);

    private Caller FoodClerk => platform.Clerk("market-supervision");

    [Fact]
    public async Task Refuse_StatesItsLegalBasisAndTheLastDayForEachRemedy()
    {
        var id = await Refused();

        var refused = (await History(id)).OfType<StepRefused>().Single();
        var day = DateOnly.FromDateTime(refused.At.AddHours(8).DateTime);
        Assert.Equal("Food Safety Law, article 35", refused.LegalBasis);
        Assert.Equal(["lawsuit", "reconsideration"], refused.Remedies.Keys.Order());
        Assert.InRange(refused.Remedies["reconsideration"].DayNumber - day.DayNumber, 60, 70);
        Assert.InRange(refused.Remedies["lawsuit"].DayNumber, day.AddMonths(6).DayNumber, day.AddMonths(6).DayNumber + 10);
        Assert.True(platform.Workflows.Calendars["cn"].IsWorkday(refused.Remedies["reconsideration"]));
    }

    [Fact]
    public async Task Refuse_WithALegalBasisOfTheClerksOwn_StatesThatOne()
    {
        var id = (await given.ParallelSteps()).Id;

        await platform.Ok(new DecideStep(FoodClerk, id, Food, Verdict.Refuse, "no sink") { LegalBasis = " Measures on food licences, article 13 " });

        Assert.Equal("Measures on food licences, article 13", (await History(id)).OfType<StepRefused>().Single().LegalBasis);
        Assert.Equal(ProblemKind.Invalid, (await platform.Send(new DecideStep(FoodClerk, id, Food, Verdict.Refuse, "no sink") { LegalBasis = new string('x', 1_001) })).Problem!.Kind);
    }

    [Fact]
    public async Task Refuse_WritesReasonsBasisAndRemediesIntoTheLetter()
    {
        var id = await Refused();
        var until = (await History(id)).OfType<StepRefused>().Single().Remedies["reconsideration"];

        var letter = Assert.Single(await Letters(), one => one.To.ToString().Contains("citizen@", StringComparison.Ordinal)
            && one.TextBody!.Contains(id.ToString(), StringComparison.Ordinal) && one.TextBody!.Contains("no sink", StringComparison.Ordinal)).TextBody!;

        Assert.Contains("法律依据：《中华人民共和国食品安全法》第三十五条", letter);
        Assert.Contains($"行政复议，截止 {until:yyyy-MM-dd}", letter);
        Assert.Contains("行政诉讼", letter);
    }

    [Fact]
    public async Task Lodge_IsOnRecordAndWaitsForTheSupervisor()
    {
        var id = await Refused();

        var lodged = await Lodge(id);

        var row = (await platform.Ok(new ListAppeals(platform.Supervisor))).Single(one => one.ApplicationId == id);
        Assert.Equal((Food, "market-supervision", 0, lodged.DecideBy, false), (row.Step, row.Department, row.Age, row.DecideBy, row.IsLate));
        Assert.Equal("reconsideration", (await History(id)).OfType<AppealFiled>().Single().Remedy);
        var letters = await Letters();
        Assert.Contains(letters, letter => letter.To.ToString().Contains("supervisor@", StringComparison.Ordinal) && letter.TextBody!.Contains($"/watch/appeals/{id}/{Food}", StringComparison.Ordinal));
        Assert.Contains(letters, letter => letter.To.ToString().Contains("citizen@", StringComparison.Ordinal) && letter.TextBody!.Contains("there are two sinks", StringComparison.Ordinal));
        Assert.DoesNotContain(letters, letter => letter.To.ToString().Contains("supervisor@", StringComparison.Ordinal) && letter.TextBody!.Contains("two sinks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lodge_WithoutAStatement_SaysWhatIsMissing()
    {
        var id = await Refused();

        foreach (var statement in new[] { "", " ", new string('x', 4_001) })
            Assert.Equal(["Statement"], (await platform.Send(new LodgeAppeal(platform.Citizen, id, Food, statement))).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Lodge_BySomebodyElseOrTwiceOrAgainstAGrantOrInCourt_IsRefused()
    {
        var id = await Refused();

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new LodgeAppeal(platform.OtherCitizen, id, Food, "x"))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new LodgeAppeal(platform.Citizen, id, "business-registration", "x"))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new LodgeAppeal(platform.Citizen, id, "no-such-step", "x"))).Problem!.Kind);
        Assert.Equal(nameof(RefusalRule.RemedyUnknown), (await platform.Send(new LodgeAppeal(platform.Citizen, id, Food, "x", "lawsuit"))).Problem!.Rule);
        await Lodge(id);
        Assert.Equal(nameof(RefusalRule.AppealPending), (await platform.Send(new LodgeAppeal(platform.Citizen, id, Food, "x"))).Problem!.Rule);
    }

    [Fact]
    public async Task Lodge_OnTheLastDayIsInTime_AndAfterItNamesTheCourt()
    {
        var (first, second) = (await Refused(), await Refused());
        var until = (await History(first)).OfType<StepRefused>().Single().Remedies["reconsideration"];
        platform.Clock.Advance(until.ToDateTime(new TimeOnly(15, 59)) - platform.Clock.GetUtcNow().UtcDateTime);
        await Lodge(first);
        platform.Clock.Advance(TimeSpan.FromMinutes(2));

        var late = (await platform.Send(new LodgeAppeal(platform.Citizen, second, Food, "I was ill"))).Problem!;

        Assert.Equal((ProblemKind.Conflict, "TooLateToAppeal"), (late.Kind, late.Rule));
        Assert.Contains("Administrative lawsuit", late.Message.En);
        Assert.Contains("行政诉讼", late.Message.ZhHans);
        platform.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Contains("No other remedy", (await platform.Send(new LodgeAppeal(platform.Citizen, second, Food, "I was ill"))).Problem!.Message.En);
    }

    [Fact]
    public async Task Refusal_FromBeforeTheDatesWerePartOfIt_CanBeAppealedAgainst()
    {
        var id = await Refused();
        var service = platform.Workflows.Find(Given.Restaurant)!;
        var old = new StepRefused(platform.Clock.GetUtcNow(), FoodClerk.Person, Food, "no sink");

        var notice = RefusalNotice.Of([old], Food, service, platform.Workflows.CalendarOf(service))!;

        Assert.Equal((await History(id)).OfType<StepRefused>().Single().Remedies["reconsideration"], notice.FiledHere.Single().Until);
    }

    [Fact]
    public async Task Appeal_ShowsTheSupervisorWhatTheStepReadsAndNothingElse_AndWritesItDown()
    {
        var id = await Refused();
        await Lodge(id);

        var appeal = await platform.Ok(new GetAppeal(platform.Supervisor, id, Food));

        Assert.Equal(appeal.Step.Reads.Intersect(appeal.Facts.Keys).Order(), appeal.Facts.Keys.Order());
        Assert.Contains("business.uscc", appeal.Facts.Keys);
        Assert.DoesNotContain("signage.text", appeal.Facts.Keys);
        Assert.Equal(("no sink", "there are two sinks", FoodClerk.Name), (appeal.Refusal.Reason, appeal.Refusal.Filed!.Statement, appeal.DecidedBy));
        Assert.DoesNotContain(appeal.History, entry => entry.By == platform.Citizen.Name);
        var look = (await platform.Ok(new ListAccess(platform.Citizen, id))).Rows[0];
        Assert.Equal((ReadPurpose.Appeal, Food, platform.Supervisor.Name), (look.Purpose, look.Step, look.PersonName));
        Assert.Equal(appeal.Facts.Keys.Order(), look.Facts.Where(fact => !fact.StartsWith(ReadEntry.Material, StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Appeal_OnceItIsDecided_ShowsNoFactsAnyMore()
    {
        var id = await Refused();
        await Lodge(id);
        await platform.Ok(Rule(id, AppealOutcome.Dismissed));

        var appeal = await platform.Ok(new GetAppeal(platform.Supervisor, id, Food));

        Assert.Empty(appeal.Facts);
        Assert.Empty(appeal.Materials);
        Assert.False(appeal.IsPending);
    }

    [Fact]
    public async Task Appeal_ForAnybodyButASupervisor_DoesNotExist()
    {
        var id = await Refused();
        await Lodge(id);

        foreach (var caller in new[] { platform.Citizen, platform.OtherCitizen, FoodClerk })
        {
            Assert.Empty(await platform.Ok(new ListAppeals(caller)));
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetAppeal(caller, id, Food))).Problem!.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(Rule(id, AppealOutcome.SetAside) with { By = caller })).Problem!.Kind);
        }

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetAppeal(platform.Supervisor, id, "fire-inspection"))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetAppeal(platform.Supervisor, id, "no-such-step"))).Problem!.Kind);
    }

    [Fact]
    public async Task Rule_WithoutResultOrReasonOrOnAStalePage_IsRefused()
    {
        var id = await Refused();
        await Lodge(id);
        var version = (await platform.Ok(new GetAppeal(platform.Supervisor, id, Food))).Version;

        var without = (await platform.Send(Rule(id, null))).Problem!.Errors!;
        Assert.Equal(["Outcome"], without.Keys);
        Assert.Equal(["Select whether the decision stands or is set aside"], without["Outcome"]);
        Assert.Equal(["Reason"], (await platform.Send(Rule(id, AppealOutcome.Dismissed) with { Reason = " " })).Problem!.Errors!.Keys);
        Assert.Equal("Stale", (await platform.Send(Rule(id, AppealOutcome.Dismissed) with { Version = version + 1 })).Problem!.Rule);
        await platform.Ok(Rule(id, AppealOutcome.Dismissed) with { Version = version });
        Assert.Equal(nameof(RefusalRule.AppealNotFiled), (await platform.Send(Rule(id, AppealOutcome.SetAside))).Problem!.Rule);
    }

    [Fact]
    public async Task Dismissed_LeavesEverythingAsItIs()
    {
        var id = await Refused();
        await Lodge(id);

        await platform.Ok(Rule(id, AppealOutcome.Dismissed));

        var view = await platform.Ok(new GetApplication(platform.Citizen, id));
        Assert.Equal(("Refused", StepStatus.Refused), (view.Status, Step(view, Food).Status));
        Assert.DoesNotContain(await platform.Ok(new ListAppeals(platform.Supervisor)), one => one.ApplicationId == id);
        Assert.Equal(AppealOutcome.Dismissed, (await platform.Ok(new GetRefusal(platform.Citizen, id, Food))).Refusal.Decided!.Result);
        await Clean();
    }

    [Fact]
    public async Task SetAside_ReopensTheApplication_AndItsClockBeginsAnew()
    {
        var id = await Refused();
        var licence = (await platform.Ok(new ListMyLicences(platform.Citizen))).Single(one => one.ApplicationId == id);
        var before = await platform.Ok(new GetApplication(platform.Citizen, id));
        Assert.Equal("Refused", before.Status);
        await Lodge(id);
        platform.Clock.Advance(TimeSpan.FromDays(30));

        var ruled = await platform.Ok(Rule(id, AppealOutcome.SetAside));

        Assert.Equal((StepStatus.Open, CaseStatus.InReview), (ruled.Status, ruled.Application));
        var view = await platform.Ok(new GetApplication(platform.Citizen, id));
        Assert.Null(view.EndedAt);
        Assert.True(view.DueAt > platform.Clock.GetUtcNow().AddDays(40));
        Assert.True(Step(view, Food).DueAt > platform.Clock.GetUtcNow().AddDays(20));
        Assert.Equal(StepStatus.Open, Step(view, "fire-inspection").Status);
        Assert.True(Step(view, "fire-inspection").DueAt > platform.Clock.GetUtcNow());
        Assert.Equal("InReview", (await platform.Ok(new ListMyApplications(platform.Citizen))).Rows.Single(one => one.Id == id).Status);
        Assert.Contains((await platform.Ok(new ListTasks(FoodClerk, TaskFilter.Open, null, 200))).Tasks, task => task.ApplicationId == id);
        Assert.True((await platform.Ok(new ListMyLicences(platform.Citizen))).Single(one => one.Number == licence.Number).IsValid);
        await Clean();
    }

    [Fact]
    public async Task SetAside_AndGrantedThen_EndsOnceMore_AndCountsOnce()
    {
        var id = await Refused();
        await Lodge(id);
        await platform.Ok(Rule(id, AppealOutcome.SetAside));
        await platform.Ok(new DecideStep(platform.Colleague("market-supervision"), id, Food, Verdict.Grant, "two sinks indeed"));
        foreach (var step in (await platform.Ok(new GetApplication(platform.Citizen, id))).Steps.Where(step => step.Status == StepStatus.Open))
            await platform.Ok(new DecideStep(platform.Clerk(step.Department), id, step.Key, Verdict.Grant, ""));

        var view = await platform.Ok(new GetApplication(platform.Citizen, id));

        Assert.Equal("Granted", view.Status);
        Assert.Equal(2, (await History(id)).OfType<ApplicationEnded>().Count());
        Assert.Equal(1, await platform.InDatabase(db => db.Licences.CountAsync(one => one.ApplicationId == id && one.Step == Food)));
        var turnaround = await platform.Ok(new GetTurnaround(platform.Supervisor, TurnaroundBy.Step));
        Assert.All(turnaround, row => Assert.True(row is { Median: >= 0, OnTime: >= 0 and <= 1 }));
        await Clean();
    }

    [Fact]
    public async Task SetAside_AndRefusedAgain_CanBeAppealedAgainstAgain()
    {
        var id = await Refused();
        await Lodge(id);
        await platform.Ok(Rule(id, AppealOutcome.SetAside));
        await platform.Ok(new DecideStep(FoodClerk, id, Food, Verdict.Refuse, "still no sink"));

        await Lodge(id);

        var appeal = await platform.Ok(new GetAppeal(platform.Supervisor, id, Food));
        Assert.Equal(("still no sink", true), (appeal.Refusal.Reason, appeal.IsPending));
        await Clean();
    }

    private async Task<Guid> Refused()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new DecideStep(FoodClerk, id, Food, Verdict.Refuse, "no sink"));
        return id;
    }

    private Task<AppealLodged> Lodge(Guid id) => platform.Ok(new LodgeAppeal(platform.Citizen, id, Food, "there are two sinks"));

    private RuleOnAppeal Rule(Guid id, AppealOutcome? outcome) => new(platform.Supervisor, id, Food, outcome, "looked into");

    private async Task<List<RunEvent>> History(Guid id) =>
        [.. (await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => entry.Happened)];

    private async Task<List<MimeMessage>> Letters()
    {
        var letters = new List<MimeMessage>();
        await platform.Drain(letters);
        return letters;
    }

    private static StepView Step(ApplicationView view, string key) => view.Steps.Single(step => step.Key == key);

    private async Task Clean() => Assert.Empty(
        (await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
}

public sealed class AppealsOnSqlite(SqlitePlatform platform) : AppealTests(platform), IClassFixture<SqlitePlatform>;

public sealed class AppealsOnPostgres : AppealTests, IClassFixture<PostgresPlatform>
{
    public AppealsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
