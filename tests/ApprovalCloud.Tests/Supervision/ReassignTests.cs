using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>A supervisor moves tasks, and writes to clerks about them.</summary>
public abstract class ReassignTests(Platform platform)
{
    private const string Reason = "法定秘密的内部理由";
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    [Fact]
    public async Task Reassign_PutsItIntoOtherHands_IsOnRecord_AndToldToTheHolderAndTheDepartment()
    {
        var (id, number) = await Claimed();

        await platform.Ok(new ReassignStep(platform.Supervisor, id, Fire, Bo.Id, Reason));

        Assert.Equal(Bo.Id, (await platform.StepOf(id, Fire)).AssigneeId);
        var moved = Assert.Single(await platform.EventsOf<StepReassigned>(id, Fire));
        Assert.Equal((platform.Supervisor.Id, Anna.Id, Bo.Id, Reason), (moved.By?.Id, moved.From?.Id, moved.To?.Id, moved.Reason));
        var letters = await platform.LettersAbout(number);
        Assert.Contains(letters["colleague.fire-rescue"], letter => letter.Subject!.StartsWith("已转交给您", StringComparison.Ordinal));
        Assert.Contains(letters["clerk.fire-rescue"], letter => letter.Subject!.StartsWith($"已转交{Bo.Name}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reassign_IsNotToldToTheApplicant()
    {
        var (id, number) = await Claimed();
        await platform.Ok(new ReassignStep(platform.Supervisor, id, Fire, Bo.Id, Reason));
        await platform.Ok(new EscalateStep(platform.Supervisor, id, Fire, Reason));

        Assert.DoesNotContain(await platform.Ok(new GetHistory(platform.Citizen, id)), entry => entry.Happened is StepReassigned or StepEscalated);
        Assert.DoesNotContain(await platform.LettersTo("citizen", number), letter => letter.Contains(Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reassign_ToTheQueue_LetsAnybodyTakeItUp()
    {
        var (id, _) = await Claimed();

        await platform.Ok(new ReassignStep(platform.Supervisor, id, Fire, null, Reason));

        await platform.Ok(new ClaimStep(Bo, id, Fire));
    }

    [Fact]
    public async Task Reassign_ByWhoeverIsNoSupervisor_IsNotFound()
    {
        var (id, _) = await Claimed();
        foreach (var other in new[] { Anna, Bo, platform.Clerk("tobacco"), platform.Citizen, platform.Assistant })
        {
            Assert.Equal("NotFound", (await platform.Send(new ReassignStep(other, id, Fire, Bo.Id, Reason))).Problem?.Rule);
            Assert.Equal("NotFound", (await platform.Send(new EscalateStep(other, id, Fire, Reason))).Problem?.Rule);
            Assert.Equal("NotFound", (await platform.Send(new ListPersonTasks(other, "fire-rescue", Anna.Id))).Problem?.Rule);
            Assert.Equal("NotFound", Assert.Single(await platform.Ok(new ReassignSteps(other, [new(id, Fire, 0)], Bo.Id, Reason))).Problem?.Rule);
        }

        Assert.Equal(Anna.Id, (await platform.StepOf(id, Fire)).AssigneeId);
    }

    [Fact]
    public async Task Reassign_ToSomebodyWhoMayNotHaveIt_IsRefusedByName()
    {
        var (id, _) = await Claimed();
        var own = (await given.ParallelSteps(Bo)).Id;

        Assert.Equal("ReceiverOfAnotherDepartment", (await platform.Send(new ReassignStep(platform.Supervisor, id, Fire, platform.Clerk("tobacco").Id, Reason))).Problem?.Rule);
        Assert.Equal("ReceiverOfAnotherDepartment", (await platform.Send(new ReassignStep(platform.Supervisor, id, Fire, platform.OtherCitizen.Id, Reason))).Problem?.Rule);
        Assert.Equal("ReceiverInvolved", (await platform.Send(new ReassignStep(platform.Supervisor, own, Fire, Bo.Id, Reason))).Problem?.Rule);
        Assert.Equal("HeldAlready", (await platform.Send(new ReassignStep(platform.Supervisor, id, Fire, Anna.Id, Reason))).Problem?.Rule);
        Assert.Equal(["To"], (await platform.Send(new ReassignStep(platform.Supervisor, id, Fire, Guid.NewGuid(), Reason))).Problem?.Errors?.Keys);
        Assert.Equal(["Reason"], (await platform.Send(new ReassignStep(platform.Supervisor, id, Fire, Bo.Id, " "))).Problem?.Errors?.Keys);
    }

    [Fact]
    public async Task Reassign_OfWhatChangedSinceItWasSeen_IsRefused()
    {
        var (id, _) = await Claimed();
        var seen = (await platform.StepOf(id, Fire)).Version;
        await platform.Ok(new ReleaseStep(Anna, id, Fire));

        Assert.Equal("Stale", (await platform.Send(new ReassignStep(platform.Supervisor, id, Fire, Bo.Id, Reason, seen))).Problem?.Rule);
    }

    [Fact]
    public async Task ReassignSteps_IsDoneForEachByItself()
    {
        var ((first, _), (second, _)) = (await Claimed(), await Claimed());
        await platform.Ok(new DecideStep(Anna, second, Fire, Verdict.Grant, ""));

        var outcomes = await platform.Ok(new ReassignSteps(platform.Supervisor, [await Seen(first), await Seen(second), await Seen(first)], Bo.Id, Reason));

        Assert.Equal([null, "StepAlreadyDecided"], outcomes.Select(one => one.Problem?.Rule));
        Assert.Equal(Bo.Id, (await platform.StepOf(first, Fire)).AssigneeId);
    }

    [Fact]
    public async Task PersonTasks_AreWhatOnePersonHasInHand_AndTheOthersOfTheDepartment()
    {
        var (id, number) = await Claimed();

        var tasks = await platform.Ok(new ListPersonTasks(platform.Supervisor, "fire-rescue", Anna.Id));

        Assert.Equal(Anna.Name, tasks.Name);
        Assert.Contains(tasks.Tasks, task => (task.ApplicationId, task.Number, task.Step) == (id, number, Fire));
        Assert.Equal(Bo.Id, Assert.Single(tasks.Others).Id);
        Assert.Equal("NotFound", (await platform.Send(new ListPersonTasks(platform.Supervisor, "fire-rescue", platform.Citizen.Id))).Problem?.Rule);
        Assert.Equal("NotFound", (await platform.Send(new ListPersonTasks(platform.Supervisor, "no-such", Anna.Id))).Problem?.Rule);
    }

    [Fact]
    public async Task Escalation_StandsWithTheTask_UntilAClerkActsOnIt_AndIsMailed()
    {
        var submitted = await given.ParallelSteps();

        await platform.Ok(new EscalateStep(platform.Supervisor, submitted.Id, Fire, Reason));

        Assert.Equal(Reason, Assert.Single((await platform.Ok(new GetTask(Anna, submitted.Id, Fire))).Escalations).Message);
        var letters = await platform.LettersAbout(submitted.Number);
        Assert.Contains(letters["colleague.fire-rescue"], letter => letter.TextBody!.Contains(Reason, StringComparison.Ordinal));
        Assert.DoesNotContain(letters["clerk.tobacco"], letter => letter.TextBody!.Contains(Reason, StringComparison.Ordinal));
        await platform.Ok(new ClaimStep(Bo, submitted.Id, Fire));
        Assert.Empty((await platform.Ok(new GetTask(Anna, submitted.Id, Fire))).Escalations);
    }

    [Fact]
    public async Task Escalation_OfWhatIsNotActive_OrWithoutWords_IsRefused()
    {
        var submitted = await given.SubmittedApplication();

        Assert.Equal("StepWaiting", (await platform.Send(new EscalateStep(platform.Supervisor, submitted.Id, Fire, Reason))).Problem?.Rule);
        Assert.Equal("NotFound", (await platform.Send(new EscalateStep(platform.Supervisor, submitted.Id, "no-such", Reason))).Problem?.Kind.ToString());
        Assert.Equal(["Message"], (await platform.Send(new EscalateStep(platform.Supervisor, submitted.Id, Fire, " "))).Problem?.Errors?.Keys);
    }

    [Fact]
    public async Task History_WithWhatASupervisorDid_ProvesItself()
    {
        var (id, _) = await Claimed();
        await platform.Ok(new ReassignStep(platform.Supervisor, id, Fire, Bo.Id, Reason));
        await platform.Ok(new EscalateStep(platform.Supervisor, id, Fire, Reason));

        Assert.Empty((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
    }

    private async Task<(Guid Id, string Number)> Claimed()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new ClaimStep(Anna, submitted.Id, Fire));
        return (submitted.Id, submitted.Number);
    }

    private async Task<TickedTask> Seen(Guid id) => new(id, Fire, (await platform.StepOf(id, Fire)).Version);
}

public sealed class ReassignOnSqlite(SqlitePlatform platform) : ReassignTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ReassignOnPostgres : ReassignTests, IClassFixture<PostgresPlatform>
{
    public ReassignOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
