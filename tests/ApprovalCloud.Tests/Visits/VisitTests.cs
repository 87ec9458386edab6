using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Visits;

public abstract class VisitTests(Platform platform)
{
    private const string Food = "food-licence";
    private const string Fire = "fire-inspection";
    private const string Fumes = "environmental-record";
    private static readonly string[] Two = ["Ann", "Ben"];
    private readonly Given given = new(platform);

    private Caller FoodClerk => platform.Clerk("market-supervision");

    private Caller FireClerk => platform.Clerk("fire-rescue");

    private DateTimeOffset InThreeDays => platform.Clock.GetUtcNow().AddDays(3);

    [Fact]
    public async Task Visit_OfThreeDepartments_IsOneAppointmentAndMovesNoDate()
    {
        var id = (await given.ParallelSteps()).Id;
        var before = await Dates(id);
        await platform.Ok(Appoint(id));
        Assert.Equal(before, await Dates(id));
        var visit = Assert.Single(await platform.Ok(new ListMyVisits(platform.Citizen, id)));
        Assert.Equal(["ecology", "fire-rescue", "market-supervision"], visit.Departments.Order());
        Assert.Equal(3, await platform.InDatabase(db => db.VisitParts.CountAsync(part => part.ApplicationId == id)));
    }

    [Fact]
    public async Task Visit_TellsTheApplicantAndLeadsEachDepartmentToItsOwnStep()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        await platform.Ok(Appoint(submitted.Id));
        Assert.Contains(await platform.LettersTo("citizen2", submitted.Number), letter => letter.Contains("floor plan", StringComparison.Ordinal));
        var again = await given.ParallelSteps(platform.OtherCitizen);
        await platform.Ok(Appoint(again.Id));
        Assert.Contains(await platform.LettersTo("clerk.fire-rescue", again.Number), letter => letter.Contains($"/desk/{again.Id}/{Fire}/visit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decide_WhileFindingsAreMissing_IsRefused()
    {
        var id = await Appointed();
        var refused = await platform.Send(new DecideStep(FireClerk, id, Fire, Verdict.Grant, ""));
        Assert.Equal(nameof(RefusalRule.FindingsMissing), refused.Problem!.Rule);
    }

    [Fact]
    public async Task Appoint_InThePast_IsRefusedAtItsField()
    {
        var id = (await given.ParallelSteps()).Id;
        var refused = await platform.Send(Appoint(id) with { On = platform.Clock.GetUtcNow() });
        Assert.Equal([nameof(AppointJointVisit.On)], refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Appoint_WithAStepThatDoesNotLookAtThePremises_IsRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        var refused = await platform.Send(Appoint(id) with { Steps = ["drainage-permit"] });
        Assert.Equal(nameof(RefusalRule.VisitNotPartOfStep), refused.Problem!.Rule);
        Assert.Equal([nameof(AppointJointVisit.Steps)], refused.Problem.Errors!.Keys);
    }

    [Fact]
    public async Task Appoint_ByWhoeverOnlyAcceptsOrBelongsElsewhere_IsRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Equal(ProblemKind.Forbidden, (await platform.Send(Appoint(id) with { By = FoodClerk with { Roles = StepRoles.Accept } })).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(Appoint(id) with { By = platform.Clerk("tax") })).Problem!.Kind);
    }

    [Fact]
    public async Task Appoint_Again_MovesTheSameVisitAndKeepsTheOfficers()
    {
        var id = await Appointed();
        await platform.Ok(new JoinJointVisit(FireClerk, id, Fire, Two));
        var later = InThreeDays.AddDays(1);
        later = later.AddTicks(-(later.Ticks % TimeSpan.TicksPerMinute));
        await platform.Ok(new AppointJointVisit(FireClerk, id, Fire, later, [], "only the keys"));
        var visit = Assert.Single(await platform.Ok(new ListMyVisits(platform.Citizen, id)));
        Assert.Equal((later, "only the keys", 3), (visit.On, visit.Note, visit.Departments.Count));
        Assert.Equal(Two, (await platform.Ok(new ListVisits(FireClerk))).Single(row => row.ApplicationId == id).Officers);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Ann", "Ann ")]
    public async Task Join_WithFewerThanTwoOfficers_IsRefusedAtItsField(params string[] officers)
    {
        var id = await Appointed();
        var refused = await platform.Send(new JoinJointVisit(FireClerk, id, Fire, officers));
        Assert.Equal(nameof(RefusalRule.OfficersMissing), refused.Problem!.Rule);
        Assert.Equal([nameof(JoinJointVisit.Officers)], refused.Problem.Errors!.Keys);
    }

    [Fact]
    public async Task Findings_WithoutTwoOfficersOrBeforeTheDay_AreRefused()
    {
        var id = await Appointed();
        Assert.Equal(nameof(RefusalRule.OfficersMissing), (await platform.Send(Found(FireClerk, id, Fire))).Problem!.Rule);
        await platform.Ok(new JoinJointVisit(FireClerk, id, Fire, Two));
        Assert.Equal("VisitNotYet", (await platform.Send(Found(FireClerk, id, Fire))).Problem!.Rule);
        platform.Clock.Advance(TimeSpan.FromDays(3));
        await platform.Ok(Found(FireClerk, id, Fire));
        await platform.Ok(new DecideStep(FireClerk, id, Fire, Verdict.Grant, ""));
    }

    [Fact]
    public async Task Findings_AreShownToTheDepartmentsOfTheVisitAndToNoOther()
    {
        var id = await Appointed();
        platform.Clock.Advance(TimeSpan.FromDays(3));
        await platform.Ok(new JoinJointVisit(FireClerk, id, Fire, Two));
        await platform.Ok(Found(FireClerk, id, Fire));
        var part = Assert.Single((await platform.Ok(new GetTask(FoodClerk, id, Food))).Visits).Parts.Single(part => part.Step == Fire);
        Assert.Equal((VisitFinding.NotInOrder, "The exit is blocked"), (part.Finding, part.Report));
        Assert.Empty((await platform.Ok(new GetTask(platform.Clerk("tobacco"), id, "tobacco-licence"))).Visits);
    }

    [Fact]
    public async Task Visits_OfADepartment_AreItsOwnAndSayWhatIsDue()
    {
        var id = await Appointed();
        Assert.False(Assert.Single(await platform.Ok(new ListVisits(FireClerk)), row => row.ApplicationId == id).IsDue);
        Assert.DoesNotContain(await platform.Ok(new ListVisits(platform.Clerk("tobacco"))), row => row.ApplicationId == id);
        platform.Clock.Advance(TimeSpan.FromDays(4));
        Assert.True(Assert.Single(await platform.Ok(new ListVisits(FireClerk)), row => row.ApplicationId == id).IsDue);
        await platform.Ok(new JoinJointVisit(FireClerk, id, Fire, Two));
        await platform.Ok(Found(FireClerk, id, Fire));
        Assert.DoesNotContain(await platform.Ok(new ListVisits(FireClerk)), row => row.ApplicationId == id);
        Assert.Contains(await platform.Ok(new ListVisits(FoodClerk)), row => row.ApplicationId == id);
    }

    [Fact]
    public async Task Visits_OfAnApplication_AreForItsApplicantAlone()
    {
        var id = await Appointed();
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ListMyVisits(platform.OtherCitizen, id))).Problem!.Kind);
    }

    [Fact]
    public async Task Visit_OfAWithdrawnApplication_IsGone()
    {
        var id = await Appointed();
        await platform.Ok(new Core.Applications.WithdrawApplication(platform.Citizen, id, ""));
        Assert.Empty(await platform.Ok(new ListMyVisits(platform.Citizen, id)));
        Assert.DoesNotContain(await platform.Ok(new ListVisits(FireClerk)), row => row.ApplicationId == id);
    }

    [Fact]
    public async Task Visit_FromAppointmentToFindings_ReplaysToTheSameRows()
    {
        var id = await Appointed();
        await platform.Ok(new JoinJointVisit(FireClerk, id, Fire, Two));
        platform.Clock.Advance(TimeSpan.FromDays(3));
        await platform.Ok(Found(FireClerk, id, Fire));
        var verified = await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
        Assert.DoesNotContain(verified.Faults, fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Cancel_ByADepartmentThatTakesPart_IsForAll_AndTellsEverybodyWhy()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        await platform.Ok(Appoint(submitted.Id));
        await platform.LettersTo("citizen2", submitted.Number);
        Assert.Equal(["Reason"], (await platform.Send(new CancelJointVisit(FireClerk, submitted.Id, Fire, " "))).Problem!.Errors!.Keys);

        await platform.Ok(new CancelJointVisit(FireClerk, submitted.Id, Fire, "The road is flooded"));

        Assert.Empty(await platform.Ok(new ListMyVisits(platform.OtherCitizen, submitted.Id)));
        Assert.False(await platform.InDatabase(db => db.Visits.AnyAsync(visit => visit.ApplicationId == submitted.Id)));
        Assert.DoesNotContain(await platform.Ok(new ListVisits(FoodClerk)), row => row.ApplicationId == submitted.Id);
        Assert.Contains(await platform.LettersTo("citizen2", submitted.Number), letter => letter.Contains("The road is flooded", StringComparison.Ordinal));
        Assert.Contains((await platform.Ok(new GetTask(FoodClerk, submitted.Id, Food))).History, entry => entry.Happened is VisitCancelled);
        // Nobody waits for findings any more, and another visit can be appointed.
        await platform.Ok(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, ""));
        await platform.Ok(new AppointJointVisit(FoodClerk, submitted.Id, Food, InThreeDays, [Fumes], ""));
        var verified = await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
        Assert.DoesNotContain(verified.Faults, fault => fault.ApplicationId == submitted.Id);
    }

    [Fact]
    public async Task Cancel_AfterSomebodysFindings_KeepsThem()
    {
        var id = await Appointed();
        await platform.Ok(new JoinJointVisit(FireClerk, id, Fire, Two));
        platform.Clock.Advance(TimeSpan.FromDays(3));
        await platform.Ok(Found(FireClerk, id, Fire));

        await platform.Ok(new CancelJointVisit(FoodClerk, id, Food, "We have seen enough"));

        Assert.Equal(Fire, (await platform.InDatabase(db => db.VisitParts.SingleAsync(part => part.ApplicationId == id))).Step);
        await platform.Ok(new DecideStep(FoodClerk, id, Food, Verdict.Grant, ""));
    }

    [Fact]
    public async Task Cancel_OfAVisitThatIsNotAppointed_OrByAnotherDepartment_IsRefused()
    {
        var id = await Appointed();

        Assert.Equal(nameof(RefusalRule.VisitNotAppointed), (await platform.Send(new CancelJointVisit(platform.Clerk("housing-construction"), id, "drainage-permit", "x"))).Problem?.Rule);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new CancelJointVisit(platform.Clerk("tobacco"), id, Fire, "x"))).Problem?.Kind);
    }

    private AppointJointVisit Appoint(Guid id) => new(FoodClerk, id, Food, InThreeDays, [Fire, Fumes], "Have the floor plan ready");

    private static RecordVisitFindings Found(Caller by, Guid id, string step) => new(by, id, step, VisitFinding.NotInOrder, "The exit is blocked");

    private async Task<Guid> Appointed()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(Appoint(id));
        return id;
    }

    private Task<List<DateTimeOffset?>> Dates(Guid id) => platform.InDatabase(db => db.Steps.AsNoTracking().ForThePlatform()
        .Where(step => step.ApplicationId == id).OrderBy(step => step.Key).Select(step => step.DueAt).ToListAsync());
}

public sealed class VisitOnSqlite(SqlitePlatform platform) : VisitTests(platform), IClassFixture<SqlitePlatform>;

public sealed class VisitOnPostgres : VisitTests, IClassFixture<PostgresPlatform>
{
    public VisitOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
