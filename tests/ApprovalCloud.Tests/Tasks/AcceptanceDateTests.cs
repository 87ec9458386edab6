using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Tasks;

/// <summary>Dates as the official calendar of 2026 gives them, on a clock of the test's own.</summary>
public sealed class AcceptanceDateTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    [Fact]
    public async Task Dates_OfAcceptanceAndCorrection_FollowTheOfficialCalendar()
    {
        var given = new Given(platform);
        var (fire, food) = (platform.Clerk("fire-rescue"), platform.Clerk("market-supervision"));

        // Accepted on 30 April: twenty working days, past Labour Day.
        At(4, 30);
        var spring = await given.ParallelSteps();
        await platform.Ok(new AcceptStep(food, spring.Id, Food, []));
        Assert.Equal(new DateOnly(2026, 6, 1), platform.DayOf((await platform.Step(spring.Id, Food)).DueAt));

        // Received on 18 September: five working days, one of them a Sunday. The next day it counts as accepted.
        At(9, 18);
        var autumn = await given.ParallelSteps();
        Assert.Equal(new DateOnly(2026, 9, 24), platform.DayOf((await platform.Ok(new GetTask(fire, autumn.Id, Fire))).AcceptBy));
        await platform.Ask(food, autumn.Id, Food, "premises.seats");
        At(9, 25);
        await platform.Ok(new ClaimStep(fire, autumn.Id, Fire));
        Assert.Equal(new DateOnly(2026, 9, 18), platform.DayOf((await platform.Step(autumn.Id, Fire)).AcceptedAt));

        // Corrected on 30 September: accepted with that, and promised within seven working days, past the National Day.
        At(9, 30);
        await platform.Answer(autumn.Id, Food, "premises.seats", "90");
        var corrected = await platform.Step(autumn.Id, Food);
        Assert.Equal((new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 15)), (platform.DayOf(corrected.AcceptedAt), platform.DayOf(corrected.PromisedAt)));
    }

    private void At(int month, int day) => platform.Clock.SetUtcNow(new DateTimeOffset(2026, month, day, 2, 0, 0, TimeSpan.Zero));
}
