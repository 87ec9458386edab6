using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>Past cases of the same step, by how alike they are in what the step reads.</summary>
public abstract class SimilarTests(Platform platform) : IAsyncLifetime
{
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task Cases_ComeTheMostAlikeFirst_WithWhatTheDepartmentSaid_AndNoneThatIsUnlike()
    {
        var far = await Decided(area: 9_000, seats: 4, Verdict.Grant, "A hall.");
        var near = await Decided(area: 330, seats: 80, Verdict.Refuse, "The ways out are blocked.");
        var middle = await Decided(area: 400, seats: 120, Verdict.Grant, "Keep the ways out free.");
        var open = (await Restaurant(area: 320, seats: 80)).Id;

        var similar = await platform.Ok(new FindSimilar(Anna, open, Fire));

        Assert.Equal(["premises.area", "premises.seats"], similar.Compared.Order());
        Assert.Equal(3, similar.Among);
        Assert.Equal(
            [(near.Number, StepStatus.Refused, "The ways out are blocked."), (middle.Number, StepStatus.Granted, "Keep the ways out free.")],
            similar.Cases.Select(one => (one.Number, one.Status, one.Reason!)));
        Assert.All(similar.Cases, one => Assert.NotNull(one.Days));
        Assert.DoesNotContain(similar.Cases, one => one.Number == far.Number);
    }

    [Fact]
    public async Task Cases_OfOtherStepsOrStillOpen_AreNotAmongThem()
    {
        var registered = await given.ParallelSteps();
        var open = (await Restaurant(area: 320, seats: 80)).Id;

        var similar = await platform.Ok(new FindSimilar(Anna, open, Fire));

        Assert.Equal(0, similar.Among);
        Assert.Empty(similar.Cases);
        Assert.NotEqual(open, registered.Id);
    }

    [Fact]
    public async Task Cases_AreLookedForByWhoeverHasTheTask_AndByNobodyElse()
    {
        await Decided(area: 330, seats: 80, Verdict.Grant, "");
        var open = (await Restaurant(area: 320, seats: 80)).Id;
        foreach (var stranger in new[] { platform.Clerk("tobacco"), platform.Citizen, platform.Supervisor })
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new FindSimilar(stranger, open, Fire))).Problem?.Kind);
    }

    [Fact]
    public async Task Case_ThatIsOpened_IsALookOnRecord()
    {
        var past = await Decided(area: 330, seats: 80, Verdict.Grant, "");
        var open = (await Restaurant(area: 320, seats: 80)).Id;
        var found = Assert.Single((await platform.Ok(new FindSimilar(platform.Colleague("fire-rescue"), open, Fire))).Cases);
        Assert.Equal(0, await Looks(past.Id));

        await platform.Ok(new GetTask(platform.Colleague("fire-rescue"), found.ApplicationId, Fire));

        Assert.Equal(1, await Looks(past.Id));
    }

    private async Task<Core.Applications.Submitted> Restaurant(int area, int seats)
    {
        var submitted = await given.SubmittedApplication(change: answers => (answers["premises.area"], answers["premises.seats"]) = ($"{area}", $"{seats}"));
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), submitted.Id, "business-registration", Verdict.Grant, ""));
        return submitted;
    }

    private async Task<Core.Applications.Submitted> Decided(int area, int seats, Verdict verdict, string note)
    {
        var submitted = await Restaurant(area, seats);
        await platform.Ok(new DecideStep(Anna, submitted.Id, Fire, verdict, note));
        return submitted;
    }

    private Task<int> Looks(Guid application) => platform.InDatabase(db =>
        db.FactReads.CountAsync(read => read.ApplicationId == application && read.PersonId == platform.Colleague("fire-rescue").Id));

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SimilarOnSqlite() : SimilarTests(new SqlitePlatform());

public sealed class SimilarOnPostgres() : SimilarTests(PostgresPlatform.Required());
