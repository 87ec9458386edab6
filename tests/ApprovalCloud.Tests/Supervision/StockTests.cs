using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>What whoever keeps the platform running sees of its work: counts, and nobody's data.</summary>
public abstract class StockTests(Platform platform)
{
    [Fact]
    public async Task Stock_FollowsWhatIsOwedAndWhatIsInHand()
    {
        Assert.Equal((0, TimeSpan.Zero), await Letters());
        await new Given(platform).ParallelSteps();
        platform.Clock.Advance(TimeSpan.FromHours(1));

        var (unsent, oldest) = await Letters();
        Assert.True(unsent > 0);
        Assert.Equal(TimeSpan.FromHours(1), oldest);
        Assert.Equal(new StockOfService(Given.Restaurant, 1, 0), Assert.Single((await Take()).Services));

        await platform.Drain(new List<MimeMessage>());
        platform.Clock.Advance(TimeSpan.FromDays(200));

        Assert.Equal((0, TimeSpan.Zero), await Letters());
        Assert.Equal(new StockOfService(Given.Restaurant, 1, 1), Assert.Single((await Take()).Services));
    }

    private Task<Stock> Take() => platform.InScope(services => services.GetRequiredService<TakeStock>().Run(CancellationToken.None));

    private async Task<(int Unsent, TimeSpan Oldest)> Letters() => await Take() is { } stock ? (stock.Unsent, stock.OldestUnsent) : default;
}

public sealed class StockOnSqlite(SqlitePlatform platform) : StockTests(platform), IClassFixture<SqlitePlatform>;

public sealed class StockOnPostgres : StockTests, IClassFixture<PostgresPlatform>
{
    public StockOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
