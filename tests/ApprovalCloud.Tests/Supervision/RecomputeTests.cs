using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>In December 2026 the calendar of 2027 is not published; then it is, with New Year's Day off.</summary>
public abstract class RecomputeTests(Platform platform)
{
    private const string Food = "food-licence";
    private static readonly Workflows WithCalendar = WorkflowFolder.Load(new WorkflowsCopy().Published(2027).Folder);
    private readonly Given given = new(platform);

    [Fact]
    public async Task Date_InAYearThatIsNotPublished_IsProvisional()
    {
        var id = await InDecember();

        var row = await platform.StepOf(id, Food);

        Assert.True(row.IsDueProvisional);
        Assert.Equal(2027, row.DueAt!.Value.Year);
    }

    [Fact]
    public async Task Recompute_WhileTheYearIsNotPublished_ChangesNothing()
    {
        var id = await InDecember();
        var before = await platform.StepOf(id, Food);

        await Recompute(platform.Workflows);

        var after = await platform.StepOf(id, Food);
        Assert.Equal((before.DueAt, true), (after.DueAt, after.IsDueProvisional));
        Assert.DoesNotContain(await platform.EventsOf(id), row => row.Kind == nameof(DeadlineRecomputed));
    }

    [Fact]
    public async Task Recompute_OncePublished_MovesTheDateAndTellsTheApplicant()
    {
        var id = await InDecember();
        var before = (await platform.StepOf(id, Food)).DueAt!.Value;
        List<MimeKit.MimeMessage> letters = [];
        await platform.Drain(letters);
        letters.Clear();

        var result = await Recompute(WithCalendar);

        var after = await platform.StepOf(id, Food);
        Assert.Equal((before.AddDays(1), false), (after.DueAt, after.IsDueProvisional));
        var told = Assert.IsType<DeadlineRecomputed>((await platform.EventsOf(id)).Single(row => row.Kind == nameof(DeadlineRecomputed) && row.Step == Food).Read());
        Assert.Equal((told.Before.AddDays(1), "cn"), (told.After, told.Calendar));
        Assert.Contains(result.Moved, moved => moved.Step == Food && moved.After == told.After);
        await platform.Drain(letters);
        Assert.Contains(letters, mail => mail.TextBody!.Contains($"{told.After:yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recompute_ADateThatDoesNotMove_OnlyLosesItsMark()
    {
        // The fifth of January is reckoned from days before the holiday was announced or not: only weekdays lie between.
        var id = await InDecember(new DateTimeOffset(2027, 1, 4, 2, 0, 0, TimeSpan.Zero));
        await platform.InDatabase(db => db.Steps.Where(row => row.ApplicationId == id && row.Key == Food).ExecuteUpdateAsync(set => set.SetProperty(row => row.SweptAt, platform.Clock.GetUtcNow())));

        await Recompute(WithCalendar);

        var row = await platform.StepOf(id, Food);
        Assert.Equal((false, (DateTimeOffset?)null), (row.IsDueProvisional, row.SweptAt));
        Assert.DoesNotContain(await platform.EventsOf(id), one => one.Kind == nameof(DeadlineRecomputed));
    }

    [Fact]
    public async Task Recompute_Twice_TellsOnce()
    {
        var id = await InDecember();

        await Recompute(WithCalendar);
        await Recompute(WithCalendar, all: true);

        Assert.Single(await platform.EventsOf(id), row => row.Kind == nameof(DeadlineRecomputed) && row.Step == Food);
    }

    [Fact]
    public async Task Recompute_Tried_SavesNothing()
    {
        var id = await InDecember();
        var before = (await platform.StepOf(id, Food)).DueAt;

        var tried = await Service(platform.Workflows).Run(all: true, CancellationToken.None, WithCalendar);

        Assert.Contains(tried.Moved, moved => moved.Step == Food);
        Assert.Equal((before, true), ((await platform.StepOf(id, Food)).DueAt, (await platform.StepOf(id, Food)).IsDueProvisional));
    }

    [Fact]
    public async Task Sweep_PastAProvisionalDate_WaitsUntilTheCalendarIsThere()
    {
        var id = await InDecember();
        await platform.Decide(id, new Accept(platform.Clerk("market-supervision").Actor, Food, []));
        platform.Clock.Advance(TimeSpan.FromDays(60));
        await platform.Sweep();
        Assert.Empty(await platform.EventsOf<LimitMissed>(id, Food));

        await Recompute(WithCalendar);
        await new SweepDeadlinesWith(platform, WithCalendar).Run();

        Assert.Single(await platform.EventsOf<LimitMissed>(id, Food));
    }

    private async Task<Guid> InDecember(DateTimeOffset? at = null)
    {
        var wanted = at ?? new DateTimeOffset(2026, 12, 15, 2, 0, 0, TimeSpan.Zero);
        platform.Clock.AdjustTime(wanted);
        return (await given.ParallelSteps()).Id;
    }

    private Task<RecomputeResult> Recompute(Workflows workflows, bool all = false) => Service(workflows).Run(all, CancellationToken.None);

    private RecomputeDeadlines Service(Workflows workflows) => new(
        platform.Services.GetRequiredService<IServiceScopeFactory>(), workflows, platform.Clock, NullLogger<RecomputeDeadlines>.Instance);

    /// <summary>The sweep as it is once the platform has started again with the new calendar.</summary>
    private sealed class SweepDeadlinesWith(Platform platform, Workflows workflows)
    {
        public Task Run() => platform.InScope(async services =>
        {
            var db = services.GetRequiredService<Core.Data.AppDbContext>();
            var file = new Core.Applications.CaseFile(db, workflows, services.GetRequiredService<Core.Licences.LicenceIssuing>(), services.GetRequiredService<Core.Archive.BringBack>(),
                services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Core.Seals.SealOptions>>(), platform.Clock);
            var due = await db.Steps.AsNoTracking().Where(row => row.WatchAt < platform.Clock.GetUtcNow()).Select(row => row.ApplicationId).Distinct().ToListAsync();
            foreach (var id in due)
                await new SweepApplication(db, file, workflows, platform.Clock).Run(id, CancellationToken.None);
        });
    }
}

public sealed class RecomputeOnSqlite(SqlitePlatform platform) : RecomputeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RecomputeOnPostgres : RecomputeTests, IClassFixture<PostgresPlatform>
{
    public RecomputeOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
