using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>The figures are kept with every save, and come to what all rows come to.</summary>
public abstract class FigureTests(Platform platform) : IAsyncLifetime
{
    private const string Registration = "business-registration";
    private const string Fire = "fire-inspection";

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task Recount_AtAnyMomentOfAStory_FindsWhatIsKept()
    {
        var given = new Given(platform);
        var clerk = platform.Clerk("administrative-approval");
        await AssertKept();
        var (first, second, third) = (await given.SubmittedApplication(), await given.SubmittedApplication(), await given.SubmittedApplication());
        await AssertKept();
        await platform.Ok(new ClaimStep(clerk, first.Id, Registration));
        await platform.Ok(new TransferStep(clerk, first.Id, Registration, platform.Colleague("administrative-approval").Id, "Away"));
        await AssertKept();
        await Fold();
        platform.Clock.Advance(TimeSpan.FromDays(3));
        await platform.Ok(new DecideStep(clerk, second.Id, Registration, Verdict.Grant, ""));
        await platform.Ok(new DecideStep(clerk, third.Id, Registration, Verdict.Refuse, "The name is taken."));
        await AssertKept();
        platform.Clock.Advance(TimeSpan.FromDays(90));
        await platform.Sweep();
        await AssertKept();
        await Fold();
        await AssertKept();
    }

    [Fact]
    public async Task Folding_ChangesNoFigure()
    {
        await new Given(platform).ParallelSteps();
        var before = await Backlog();

        Assert.True(await Fold() > 0);

        Assert.Equal(before, await Backlog());
        Assert.Equal(0, await platform.InDatabase(db => db.FigureChanges.CountAsync()));
        Assert.Equal(0, await Fold());
    }

    [Fact]
    public async Task Look_BetweenSavesAndFolds_IsWhatANodeSeesThatHasNotLookedYet()
    {
        var given = new Given(platform);
        var clerk = platform.Clerk("administrative-approval");
        var (first, second) = (await given.SubmittedApplication(), await given.SubmittedApplication());
        await AssertSeen();
        await platform.Ok(new DecideStep(clerk, first.Id, Registration, Verdict.Grant, ""));
        await AssertSeen();
        await AssertSeen();
        await Fold();
        await AssertSeen();
        await platform.Ok(new DecideStep(clerk, second.Id, Registration, Verdict.Refuse, "The name is taken."));
        await AssertSeen();
        await given.SubmittedApplication();
        await Fold();
        await AssertSeen();
    }

    [Fact]
    public async Task Look_ReadsEachChangeOnce()
    {
        var given = new Given(platform);
        await given.SubmittedApplication();
        await AssertSeen();
        await platform.InDatabase(db => db.FigureChanges.ExecuteUpdateAsync(set => set.SetProperty(change => change.Changes, "not to be read again")));
        await given.SubmittedApplication();

        var seen = await Look(fresh: false);

        Assert.Equal(2, seen.Where(figure => figure.Key.Kind == FigureKind.CasesRunning).Sum(figure => figure.Value.Cases));
    }

    [Fact]
    public async Task Folding_OnTwoNodesAtOnce_CountsOnce()
    {
        var given = new Given(platform);
        for (var number = 0; number < 5; number++)
            await given.SubmittedApplication();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Fold)));
        while (await Fold() > 0)
            continue;

        await AssertKept();
    }

    [Fact]
    public async Task Recount_OfAFigureThatWasChanged_NamesItAndPutsItRight()
    {
        await new Given(platform).SubmittedApplication();
        await Fold();
        await platform.InScope(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var figure = await db.Figures.FirstAsync(one => one.Kind == FigureKind.Running);
            figure.Add(Histogram.Of([figure.Counts[0], 7]));
            await db.SaveChangesAsync();
        });

        var found = Assert.Single((await Recount(repair: true)).Differences);

        Assert.Equal((FigureKind.Running, 7), (found.Key.Kind, found.Kept - found.Counted));
        await AssertKept();
    }

    [Fact]
    public async Task Turnaround_SaysWhatCountedByTheClock_BesideAllOfTheTime()
    {
        var submitted = await new Given(platform).ParallelSteps();
        var clerk = platform.Clerk("fire-rescue");
        await platform.Ok(new AskForCorrection(clerk, submitted.Id, Fire, [new CorrectionItem("premises.area", CorrectionKind.Unclear, "measure again")], "please look again"));
        var correction = (await platform.StepOf(submitted.Id, Fire)).CorrectionId!.Value;
        MoveTo(workingDays: 4);
        await platform.Ok(new AnswerCorrectionRequest(platform.Citizen, submitted.Id, correction, new Dictionary<string, string> { ["premises.area"] = "350" }));
        await AssertKept();
        MoveTo(workingDays: 6);
        await platform.Ok(new DecideStep(clerk, submitted.Id, Fire, Verdict.Grant, ""));

        var row = Assert.Single(await platform.Ok(new GetTurnaround(platform.Supervisor, TurnaroundBy.Step)), row => row.Step == Fire);

        Assert.Equal((6d, 2d), (row.Mean, row.MeanCounted));
        await AssertKept();
        var bottleneck = Assert.Single(await platform.Ok(new GetBottlenecks(platform.Supervisor)), row => row.Step == Fire);
        Assert.Equal((1, 1, 0, 1), (bottleneck.Arrived, bottleneck.Decided, bottleneck.InHand, bottleneck.SentBack));
        Assert.Equal([new CorrectionCause("premises.area", CorrectionKind.Unclear, 1)], bottleneck.Causes);
    }

    [Fact]
    public async Task Bottlenecks_TellWaitingFromWorking()
    {
        var submitted = await new Given(platform).ParallelSteps();
        var clerk = platform.Clerk("fire-rescue");
        MoveTo(workingDays: 3);
        await platform.Ok(new ClaimStep(clerk, submitted.Id, Fire));
        MoveTo(workingDays: 4);
        await platform.Ok(new TransferStep(clerk, submitted.Id, Fire, platform.Colleague("fire-rescue").Id, "On leave"));
        MoveTo(workingDays: 8);
        await platform.Ok(new DecideStep(platform.Colleague("fire-rescue"), submitted.Id, Fire, Verdict.Grant, ""));

        var row = Assert.Single(await platform.Ok(new GetBottlenecks(platform.Supervisor) { Department = "fire-rescue" }), row => row.Step == Fire);

        Assert.Equal((1, 3d, 5d, 1), (row.Claimed, row.MeanWaiting, row.MeanWorking, row.HandOvers));
        Assert.Empty(await platform.Ok(new GetBottlenecks(clerk)));
    }

    [Fact]
    public async Task Flow_ByWeek_GoesBackFromWhatIsInProgressNow()
    {
        var given = new Given(platform);
        await given.SubmittedApplication();
        var withdrawn = await given.SubmittedApplication();
        platform.Clock.Advance(TimeSpan.FromDays(7));
        await given.SubmittedApplication();
        await platform.Ok(new WithdrawApplication(platform.Citizen, withdrawn.Id, ""));

        var weeks = await platform.Ok(new GetFlow(platform.Supervisor, Weeks: 3));

        Assert.Equal([(0, 0, 0), (2, 0, 2), (1, 1, 2)], weeks.Select(week => (week.Arrived, week.Completed, week.InProgress)));
        Assert.Empty(await platform.Ok(new GetFlow(platform.Citizen)));
    }

    private void MoveTo(int workingDays) => platform.Clock.SetUtcNow(new DateTimeOffset(
        platform.Workflows.Calendars["cn"].Add(new DateOnly(2026, 3, 3), workingDays).Date, new TimeOnly(3, 0), TimeSpan.Zero));

    private async Task AssertSeen()
    {
        var (seen, fresh) = (await Look(fresh: false), await Look(fresh: true));
        Assert.NotEmpty(seen);
        Assert.Equal(Plain(fresh), Plain(seen));

        static List<string> Plain(Dictionary<FigureKey, Histogram> figures) =>
            [.. figures.Select(figure => $"{figure.Key}: {string.Join(' ', figure.Value.ToArray())}").Order(StringComparer.Ordinal)];
    }

    private Task<Dictionary<FigureKey, Histogram>> Look(bool fresh) => platform.InScope(services =>
    {
        var figures = fresh
            ? new ReadFigures(services.GetRequiredService<AppDbContext>(), new FoldedFigures(), new WaitingFigures())
            : services.GetRequiredService<ReadFigures>();
        return figures.Run(Enum.GetValues<FigureKind>(), _ => true, CancellationToken.None);
    });

    private async Task AssertKept()
    {
        var recounted = await Recount(repair: false);
        Assert.Empty(recounted.Differences);
    }

    private Task<Recounted> Recount(bool repair) =>
        platform.InScope(services => services.GetRequiredService<RecountFigures>().Run(repair, CancellationToken.None));

    private Task<int> Fold() => platform.InScope(services => services.GetRequiredService<FoldFigures>().Run(CancellationToken.None));

    private async Task<IReadOnlyList<BacklogRow>> Backlog() => await platform.Ok(new GetBacklog(platform.Supervisor));

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }
}

public sealed class FiguresOnSqlite() : FigureTests(new SqlitePlatform());

public sealed class FiguresOnPostgres() : FigureTests(PostgresPlatform.Required());
