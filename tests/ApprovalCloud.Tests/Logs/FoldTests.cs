using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Logs;

/// <summary>On a platform of their own: the platform's own history in its process maps.</summary>
public abstract class FoldTests(Platform platform) : IAsyncLifetime
{
    private const string First = "business-registration";
    private static readonly Guid Log = ProcessLog.IdOf(Given.Restaurant);

    private readonly Given given = new(platform);

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task Application_ThatRuns_IsNotCounted()
    {
        await given.ParallelSteps();

        Assert.Equal(new FoldResult(0, 0), await Fold());
        Assert.Empty(await platform.Ok(new ListLogs(platform.Supervisor)));
    }

    [Fact]
    public async Task Application_ThatEnded_IsCountedOnce()
    {
        var id = await Refused();
        await Refused();

        Assert.Equal(new FoldResult(2, 0), await Fold());
        Assert.Equal(new FoldResult(0, 0), await Fold());

        var log = Assert.Single(await platform.Ok(new ListLogs(platform.Supervisor)));
        var map = await platform.Ok(new GetProcessMap(platform.Supervisor, log.Id, LogFilter.All));
        var events = await platform.EventsOf(id);
        Assert.Equal((Log, Given.Restaurant, 2, 2L * events.Count), (log.Id, log.Service, log.Cases, log.Events));
        Assert.Equal(2, map.Activities.Single(one => one.Name == $"{nameof(StepRefused)} {First}").Cases);
        Assert.Equal(2, map.Edges.Single(edge => edge.From == nameof(ApplicationEnded) && edge.To.Length == 0).Count);
        var variant = Assert.Single((await platform.Ok(new ListVariants(platform.Supervisor, log.Id, LogFilter.All))).Rows);
        Assert.Contains(id, (await platform.Ok(new ListLogCases(platform.Supervisor, log.Id, variant.Variant))).Select(one => one.ApplicationId!.Value));
        await NothingDiffers(2);
    }

    [Fact]
    public async Task Application_CountedByManyAtOnce_IsCountedOnce()
    {
        var ids = new[] { await Refused(), await Refused(), await Refused() };

        await Task.WhenAll(ids.Concat(ids).Concat(ids).Select(id => platform.InScope(services =>
            services.GetRequiredService<FoldApplication>().Run(id, CancellationToken.None))));

        Assert.Equal(3, Assert.Single(await platform.Ok(new ListLogs(platform.Supervisor))).Cases);
        await NothingDiffers(3);
    }

    [Fact]
    public async Task Application_ReopenedByAnAppeal_IsTakenOut_AndCountedAnewWhenItEndsAgain()
    {
        var (other, id) = (await Refused(), await Refused());
        await Fold();
        platform.Clock.Advance(TimeSpan.FromHours(1));
        await platform.Ok(new LodgeAppeal(platform.Citizen, id, First, "there is a plan"));
        // What comes after the end is no part of it.
        await NothingDiffers(2);
        await platform.Ok(new RuleOnAppeal(platform.Supervisor, id, First, AppealOutcome.SetAside, "decide anew"));
        await NothingDiffers(2, waiting: 1);

        Assert.Equal(new FoldResult(1, 0), await Fold());
        var map = await platform.Ok(new GetProcessMap(platform.Supervisor, Log, LogFilter.All));
        Assert.Equal((1, (await platform.EventsOf(other)).Count), (map.Cases, map.Events));
        await NothingDiffers(1);

        platform.Clock.Advance(TimeSpan.FromHours(1));
        await platform.Ok(new DecideStep(platform.Colleague("administrative-approval"), id, First, Verdict.Refuse, "still no plan"));
        await Fold();

        map = await platform.Ok(new GetProcessMap(platform.Supervisor, Log, LogFilter.All));
        Assert.Equal((2, 1), (map.Cases, map.Activities.Single(one => one.Name == $"{nameof(StepReopened)} {First}").Count));
        Assert.Equal(2, map.Edges.Where(edge => edge.To.Length == 0).Sum(edge => edge.Count));
        Assert.Equal(2, (await platform.Ok(new ListVariants(platform.Supervisor, Log, LogFilter.All))).Variants);
        await NothingDiffers(2);
    }

    [Fact]
    public async Task Recount_NamesWhatIsNotAsTheEventsSay()
    {
        await Refused();
        await Fold();
        await platform.InDatabase(db => db.LogTallies.Where(row => row.From == nameof(ApplicationEnded) && row.Kind == TallyKind.Activity)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, 7)));

        var differences = (await Recount()).Differences;

        Assert.All(differences, one => Assert.Equal((Given.Restaurant, 7, 1), (one.Service, one.Kept, one.Counted)));
        Assert.Contains(differences, one => one.What == $"all Activity {nameof(ApplicationEnded)}");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }

    private async Task<Guid> Refused()
    {
        var id = (await given.SubmittedApplication()).Id;
        platform.Clock.Advance(TimeSpan.FromMinutes(30));
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), id, First, Verdict.Refuse, "no plan"));
        return id;
    }

    private Task<FoldResult> Fold() => platform.Services.GetRequiredService<FoldLogs>().Run(CancellationToken.None);

    private Task<LogRecounted> Recount() => platform.InScope(services => services.GetRequiredService<LogRecount>().Run(CancellationToken.None));

    private async Task NothingDiffers(int applications, int waiting = 0)
    {
        var recounted = await Recount();
        Assert.Empty(recounted.Differences);
        Assert.Equal((applications, waiting), (recounted.Applications, recounted.Waiting));
    }
}

public sealed class FoldOnSqlite() : FoldTests(new SqlitePlatform());

public sealed class FoldOnPostgres() : FoldTests(PostgresPlatform.Required());
