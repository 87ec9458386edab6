using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>What a clerk and their department did today, and what is due.</summary>
public abstract class DayTests(Platform platform) : IAsyncLifetime
{
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task Day_CountsWhatEachDid_AndNothingOfYesterdayOrOfOtherDepartments()
    {
        var (first, second, third) = ((await given.ParallelSteps()).Id, (await given.ParallelSteps()).Id, (await given.ParallelSteps()).Id);
        await platform.Ok(new ClaimStep(Anna, first, Fire));
        platform.Clock.Advance(TimeSpan.FromDays(1));
        await platform.Ok(new DecideStep(Anna, first, Fire, Verdict.Grant, ""));
        await platform.Ok(new ClaimStep(Anna, second, Fire));
        await platform.Ok(new ReleaseStep(Anna, second, Fire));
        await platform.Ok(new ClaimStep(Anna, second, Fire));
        await platform.Ok(new ClaimStep(Bo, third, Fire));
        await platform.Ask(Bo, third, Fire, "premises.area");

        var day = await platform.Ok(new SummariseDay(Anna));

        Assert.Equal((2, 1, 0, 0), Done(day.Mine));
        Assert.Equal((3, 1, 1, 0), Done(day.All));
        var decided = Assert.Single(day.Decided);
        Assert.Equal((first, Fire, StepStatus.Granted), (decided.ApplicationId, decided.Step, decided.Status));
        Assert.Empty((await platform.Ok(new SummariseDay(Bo))).Decided);
        Assert.Equal((0, 0, 0, 0), Done((await platform.Ok(new SummariseDay(platform.Clerk("tobacco")))).All));
        Assert.Empty((await platform.InScope(services => services.GetRequiredService<RecountFigures>().Run(repair: false, CancellationToken.None))).Differences);
    }

    [Fact]
    public async Task Day_CountsWhatIsDue_TodayAndOnTheNextWorkingDay()
    {
        var (mine, free) = ((await given.ParallelSteps()).Id, (await given.ParallelSteps()).Id);
        await platform.Ok(new ClaimStep(Anna, mine, Fire));
        var due = (await platform.Step(free, Fire)).DueAt!.Value;

        platform.Clock.SetUtcNow(due.AddHours(-1));
        var onTheDay = await platform.Ok(new SummariseDay(Anna));
        Assert.Equal((0, 1, 0), Left(onTheDay.Mine));
        Assert.Equal((0, 1, 0), Left(onTheDay.Nobodys));
        Assert.Equal((0, 2, 0), Left(onTheDay.All));
        platform.Clock.SetUtcNow(due.AddDays(2));
        Assert.Equal((2, 0, 0), Left((await platform.Ok(new SummariseDay(Anna))).All));
    }

    [Fact]
    public async Task Day_BeforeAWeekend_LooksBeyondIt()
    {
        var due = (await platform.Step((await given.ParallelSteps()).Id, Fire)).DueAt!.Value;
        var calendar = platform.Workflows.Calendars["cn"];
        var before = platform.DayOf(due);
        do
            before = before.AddDays(-1);
        while (!calendar.IsWorkday(before));
        platform.Clock.SetUtcNow(due.AddDays(before.DayNumber - platform.DayOf(due).DayNumber));

        var day = await platform.Ok(new SummariseDay(Anna));

        Assert.Equal((before, platform.DayOf(due)), (day.Today, day.Next));
        Assert.Equal((0, 0, 1), Left(day.All));
    }

    [Fact]
    public async Task Day_OfWhoeverHasNoDepartment_IsNotFound()
    {
        foreach (var stranger in new[] { platform.Citizen, platform.Supervisor })
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new SummariseDay(stranger))).Problem?.Kind);
    }

    private static (int, int, int, int) Done(DayFigures day) => (day.Claimed, day.Decided, day.Asked, day.Returned);

    private static (int, int, int) Left(DayFigures day) => (day.Late, day.DueToday, day.DueNext);

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class DaysOnSqlite() : DayTests(new SqlitePlatform());

public sealed class DaysOnPostgres() : DayTests(PostgresPlatform.Required());
