using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Tasks;

public abstract class ExtensionTests(Platform platform)
{
    private const string Fire = "fire-inspection";
    private const string Reason = "The building plan is still missing from the archive";
    private readonly Given given = new(platform);

    private Caller Clerk => platform.Clerk("fire-rescue");

    private Caller Head => platform.Colleague("fire-rescue");

    [Fact]
    public async Task Extension_Approved_MovesTheStatutoryDateAndNotThePromise()
    {
        var id = await Asked();
        var before = await Step(id);
        var preview = await platform.Ok(new PreviewExtension(Head, id, Fire));
        await platform.Ok(new ApproveStepExtension(Head, id, Fire));
        var after = await Step(id);
        Assert.Equal(5, WorkingDays(before.DueAt!.Value, after.DueAt!.Value));
        Assert.Equal(before.PromisedAt, after.PromisedAt);
        Assert.Equal((Day(before.DueAt.Value), Day(after.DueAt.Value)), (preview.Now.Date, preview.Extended.Date));
    }

    [Fact]
    public async Task Extension_Approved_TellsTheApplicantTheReason()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        await Ask(submitted.Id);
        await platform.Ok(new ApproveStepExtension(Head, submitted.Id, Fire));
        var (sequence, owed) = await platform.InDatabase(async db => (
            await db.Events.Where(row => row.ApplicationId == submitted.Id && row.Kind == nameof(LimitExtended)).Select(row => row.Sequence).SingleAsync(),
            await db.Outbox.ForThePlatform().Where(letter => letter.ApplicationId == submitted.Id && letter.Department == null)
                .Select(letter => letter.Sequence).ToListAsync()));
        Assert.Contains(sequence, owed);
        Assert.Contains(await platform.LettersTo("citizen2", submitted.Number), letter => letter.Contains(Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extension_OnesOwnRequest_CannotBeApproved()
    {
        var id = await Asked();
        var refused = await platform.Send(new ApproveStepExtension(Clerk, id, Fire));
        Assert.Equal((ProblemKind.Forbidden, nameof(RefusalRule.OwnRequest)), (refused.Problem!.Kind, refused.Problem.Rule));
    }

    [Fact]
    public async Task Extension_ApprovedByWhoeverIsNotTheHead_IsForbidden()
    {
        var id = await Asked();
        var refused = await platform.Send(new ApproveStepExtension(Head with { Roles = StepRoles.Decide }, id, Fire));
        Assert.Equal(nameof(RefusalRule.RoleMissing), refused.Problem!.Rule);
    }

    [Fact]
    public async Task Extension_ByAnotherDepartment_IsNotFound()
    {
        var id = await Asked();
        var stranger = platform.Colleague("tobacco");
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ApproveStepExtension(stranger, id, Fire))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new AskForExtension(stranger, id, Fire, 5, Reason))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new PreviewExtension(stranger, id, Fire))).Problem!.Kind);
        Assert.DoesNotContain(await platform.Ok(new ListExtensions(stranger)), row => row.ApplicationId == id);
    }

    [Fact]
    public async Task Extension_LongerThanTheLawAllows_IsRefusedAtItsField()
    {
        var id = (await given.ParallelSteps()).Id;
        var refused = await platform.Send(new AskForExtension(Clerk, id, Fire, 11, Reason));
        Assert.Contains("at most 10 working days", refused.Problem!.Errors![nameof(AskForExtension.Length)][0]);
    }

    [Fact]
    public async Task Extension_AskedForAfterTheLimit_IsRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(25));
        var refused = await platform.Send(new AskForExtension(Clerk, id, Fire, 5, Reason));
        Assert.Equal(nameof(RefusalRule.LimitPassed), refused.Problem!.Rule);
    }

    [Fact]
    public async Task Extension_ApprovedAfterTheLimit_IsRefused()
    {
        var id = await Asked();
        platform.Clock.Advance(TimeSpan.FromDays(25));
        var refused = await platform.Send(new ApproveStepExtension(Head, id, Fire));
        Assert.Equal(nameof(RefusalRule.LimitPassed), refused.Problem!.Rule);
    }

    [Fact]
    public async Task Extension_WhileTheClockStands_IsNotTooLate()
    {
        var id = (await given.ParallelSteps()).Id;
        var housing = platform.Clerk("housing-construction");
        await platform.Ok(new SuspendStep(housing, id, "drainage-permit", SpecialProcedure.Testing, "samples") { Term = Day(platform.Clock.GetUtcNow()).AddDays(90) });
        platform.Clock.Advance(TimeSpan.FromDays(45));
        await platform.Ok(new AskForExtension(housing, id, "drainage-permit", 5, Reason));
    }

    [Fact]
    public async Task Extension_AskedTwice_IsRefused_AndTheLawAllowsOne()
    {
        var id = await Asked();
        Assert.Equal(nameof(RefusalRule.ExtensionPending), (await platform.Send(new AskForExtension(Clerk, id, Fire, 5, Reason))).Problem!.Rule);
        await platform.Ok(new ApproveStepExtension(Head, id, Fire));
        Assert.Equal(nameof(RefusalRule.ExtensionNotAsked), (await platform.Send(new ApproveStepExtension(Head, id, Fire))).Problem!.Rule);
        Assert.Equal(nameof(RefusalRule.ExtensionsUsedUp), (await platform.Send(new AskForExtension(Clerk, id, Fire, 5, Reason))).Problem!.Rule);
    }

    [Fact]
    public async Task Extension_Declined_LeavesTheDateAndTheList()
    {
        var id = await Asked();
        var before = await Step(id);
        Assert.Contains(await platform.Ok(new ListExtensions(Head)), row => row.ApplicationId == id && row.MayAnswer && row.AskedBy == Clerk.Name && row.Reason == Reason);
        Assert.Contains(await platform.Ok(new ListExtensions(Clerk)), row => row.ApplicationId == id && !row.MayAnswer);
        Assert.Contains("Reason", (await platform.Send(new DeclineStepExtension(Head, id, Fire, ""))).Problem!.Errors!.Keys);
        await platform.Ok(new DeclineStepExtension(Head, id, Fire, "Go and fetch it"));
        Assert.Equal(before.DueAt, (await Step(id)).DueAt);
        Assert.DoesNotContain(await platform.Ok(new ListExtensions(Head)), row => row.ApplicationId == id);
    }

    [Fact]
    public async Task Case_Extended_MovesTheStatutoryDateAndNotThePromiseAndTellsTheApplicant()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        var before = await Row(submitted.Id);
        await platform.Ok(new ExtendApplication(platform.Supervisor, submitted.Id, 15, Reason));
        var after = await Row(submitted.Id);
        Assert.Equal(15, WorkingDays(before.DueAt!.Value, after.DueAt!.Value));
        Assert.Equal(before.PromisedAt, after.PromisedAt);
        Assert.Contains(await platform.LettersTo("citizen2", submitted.Number), letter => letter.Contains(Reason, StringComparison.Ordinal));
        var again = await platform.Send(new ExtendApplication(platform.Supervisor, submitted.Id, 5, Reason));
        Assert.Equal(nameof(RefusalRule.ExtensionsUsedUp), again.Problem!.Rule);
    }

    [Fact]
    public async Task Case_ExtendedTooFarOrTooLateOrByAClerk_IsRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        var tooFar = await platform.Send(new ExtendApplication(platform.Supervisor, id, 16, Reason));
        Assert.Equal([nameof(ExtendApplication.Length)], tooFar.Problem!.Errors!.Keys);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ExtendApplication(Head, id, 5, Reason))).Problem!.Kind);
        Assert.Equal("Stale", (await platform.Send(new ExtendApplication(platform.Supervisor, id, 5, Reason, Seen: 1))).Problem!.Rule);
        platform.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(nameof(RefusalRule.LimitPassed), (await platform.Send(new ExtendApplication(platform.Supervisor, id, 5, Reason))).Problem!.Rule);
    }

    private async Task<Guid> Asked()
    {
        var id = (await given.ParallelSteps()).Id;
        await Ask(id);
        return id;
    }

    private Task Ask(Guid id) => platform.Ok(new AskForExtension(Clerk, id, Fire, 5, Reason));

    private Task<Application> Row(Guid id) =>
        platform.InDatabase(db => db.Applications.AsNoTracking().ForThePlatform().SingleAsync(application => application.Id == id));

    private async Task<StepView> Step(Guid application) =>
        (await platform.Ok(new GetTask(Clerk, application, Fire))).Standing;

    private DateOnly Day(DateTimeOffset at) => OfficeTime.Of(platform.Workflows.Jurisdictions["cn"]).DateOf(at);

    private int WorkingDays(DateTimeOffset from, DateTimeOffset to) => platform.Workflows.Calendars["cn"].WorkingDaysBetween(Day(from), Day(to));
}

public sealed class ExtensionOnSqlite(SqlitePlatform platform) : ExtensionTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ExtensionOnPostgres : ExtensionTests, IClassFixture<PostgresPlatform>
{
    public ExtensionOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
