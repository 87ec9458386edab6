using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Waiting;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Applications;

/// <summary>An applicant asks for more time, and the department answers.</summary>
public abstract class MoreTimeTests(Platform platform)
{
    private readonly PromiseStory promises = new(platform);

    private DateOnly Today => DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    [Fact]
    public async Task MoreTime_ForACorrection_IsAskedForGivenAndToldOnBothSides()
    {
        var (id, term) = (await Corrected(), Today.AddDays(10));
        var waiting = Assert.Single(await Waiting(id), item => item.Kind == WaitingKind.Correction);
        Assert.Equal($"/apply/{id}/more-time/{Intake.Fire}", waiting.MoreTime);

        await platform.Ok(Ask(id, Intake.Fire, null, term.AddDays(7)));

        waiting = Assert.Single(await Waiting(id), item => item.Kind == WaitingKind.Correction);
        Assert.Equal((null, term.AddDays(7)), (waiting.MoreTime, waiting.AskedUntil));
        var row = Assert.Single(await platform.Ok(new ListMoreTime(FireClerk)), row => row.ApplicationId == id);
        Assert.Equal((term, "I am abroad"), (row.Term, row.Asked.Reason));
        var number = row.Number;
        Assert.Contains(await platform.LettersTo("clerk.fire-rescue", number), letter => letter.Contains($"/desk/{id}/{Intake.Fire}/more-time", StringComparison.Ordinal));

        await platform.Ok(new AnswerMoreTime(FireClerk, id, Intake.Fire, true, term.AddDays(5), ""));

        waiting = Assert.Single(await Waiting(id), item => item.Kind == WaitingKind.Correction);
        Assert.Equal(term.AddDays(5), DateOnly.FromDateTime(waiting.By!.Value.UtcDateTime));
        Assert.DoesNotContain(await platform.Ok(new ListMoreTime(FireClerk)), one => one.ApplicationId == id);
        Assert.Contains(await platform.LettersTo("citizen", number), letter => letter.Contains($"{term.AddDays(5):yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MoreTime_AskedForInTime_KeepsTheStepFromLapsing_UntilItIsAnswered()
    {
        var id = await promises.Withheld();
        await platform.Ok(Ask(id, PromiseStory.Food, PromiseStory.Rules, Today.AddDays(40)));
        platform.Clock.Advance(TimeSpan.FromDays(12));
        await platform.Sweep();
        Assert.Equal(StepStatus.Withheld, (await promises.Step(id, PromiseStory.Food)).Status);

        await platform.Ok(new AnswerMoreTime(promises.FoodClerk, id, PromiseStory.Food, false, null, "Nobody may trade without them."));
        await platform.Sweep();

        Assert.Equal(StepStatus.Lapsed, (await promises.Step(id, PromiseStory.Food)).Status);
    }

    [Fact]
    public async Task MoreTime_Given_LetsTheMaterialComeLater()
    {
        var (id, until) = (await promises.Withheld(), Today.AddDays(40));
        await platform.Ok(Ask(id, PromiseStory.Food, PromiseStory.Rules, until));
        await platform.Ok(new AnswerMoreTime(promises.FoodClerk, id, PromiseStory.Food, true, until, ""));
        platform.Clock.Advance(TimeSpan.FromDays(39));
        await platform.Sweep();
        Assert.Equal(until, Assert.Single((await promises.Step(id, PromiseStory.Food)).Detail.ToFollow).By);

        platform.Clock.Advance(TimeSpan.FromDays(2));
        await platform.Sweep();

        Assert.Equal(StepStatus.Lapsed, (await promises.Step(id, PromiseStory.Food)).Status);
    }

    [Fact]
    public async Task MoreTime_BadInput_NamesTheField()
    {
        var (id, term) = (await Corrected(), Today.AddDays(10));

        Assert.Equal(["Reason", "Until"], (await platform.Send(Ask(id, Intake.Fire, null, null) with { Reason = "" })).Problem!.Errors!.Keys.Order());
        Assert.Equal(["Until"], (await platform.Send(Ask(id, Intake.Fire, null, term))).Problem!.Errors!.Keys);
        await platform.Ok(Ask(id, Intake.Fire, null, term.AddDays(1)));
        Assert.Equal(["Until"], (await platform.Send(new AnswerMoreTime(FireClerk, id, Intake.Fire, true, null, ""))).Problem!.Errors!.Keys);
        Assert.Equal(["Until"], (await platform.Send(new AnswerMoreTime(FireClerk, id, Intake.Fire, true, term, ""))).Problem!.Errors!.Keys);
        Assert.Equal(["Reason"], (await platform.Send(new AnswerMoreTime(FireClerk, id, Intake.Fire, false, null, ""))).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task MoreTime_OfSomebodyElse_IsNeitherSeenNorAskedForNorAnswered()
    {
        var id = await Corrected();
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(Ask(id, Intake.Fire, null, Today.AddDays(20)) with { By = platform.OtherCitizen })).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetMoreTime(platform.OtherCitizen, id, Intake.Fire, null))).Problem?.Kind);
        await platform.Ok(Ask(id, Intake.Fire, null, Today.AddDays(20)));

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new AnswerMoreTime(platform.Clerk("tobacco"), id, Intake.Fire, true, Today.AddDays(20), ""))).Problem?.Kind);
        Assert.DoesNotContain(await platform.Ok(new ListMoreTime(platform.Clerk("tobacco"))), row => row.ApplicationId == id);
        Assert.Empty(await platform.Ok(new ListMoreTime(platform.Citizen)));
    }

    private async Task<Guid> Corrected()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ask(FireClerk, id, Intake.Fire, "premises.area", Today.AddDays(10));
        return id;
    }

    private AskForMoreTime Ask(Guid id, string step, string? material, DateOnly? until) => new(platform.Citizen, id, step, material, until, "I am abroad");

    private async Task<IReadOnlyList<WaitingItem>> Waiting(Guid id) => await platform.Ok(new ListWaiting(platform.Citizen, id));
}

public sealed class MoreTimeOnSqlite(SqlitePlatform platform) : MoreTimeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MoreTimeOnPostgres : MoreTimeTests, IClassFixture<PostgresPlatform>
{
    public MoreTimeOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
