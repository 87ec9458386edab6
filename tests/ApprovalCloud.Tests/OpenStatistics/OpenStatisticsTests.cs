using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.OpenStatistics;

/// <summary>On a platform of their own: figures over everything there is.</summary>
public abstract class OpenStatisticsTests(Platform platform) : IAsyncLifetime
{
    // Of twelve, eleven are withdrawn in the month in which all of them came in; in the next month one comes in.
    public async ValueTask InitializeAsync()
    {
        await platform.InitializeAsync();
        var given = new Given(platform);
        for (var number = 0; number < 12; number++)
        {
            var id = (await given.SubmittedApplication()).Id;
            if (number > 0)
                await platform.Ok(new WithdrawApplication(platform.Citizen, id, "I changed my mind"));
        }

        platform.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 15, 3, 0, 0, TimeSpan.Zero));
        await given.SubmittedApplication();
        platform.Clock.SetUtcNow(new DateTimeOffset(2026, 5, 15, 3, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Month_OfEnough_IsPublished()
    {
        var march = await platform.Ok(new GetOpenStatistics("2026-03"));

        Assert.Equal((12, 11), (march.Received, march.Ended));
        // Whoever withdraws was not kept waiting to the end.
        Assert.Equal((12, 11, null), Of(march));
        Assert.All(march.Services.Where(service => service.Service != Given.Restaurant), service => Assert.Equal((0, 0), (service.Received, service.Ended)));
        Assert.Equal((null, new DateOnly(2026, 4, 1)), (march.Earlier, march.Later));
    }

    [Fact]
    public async Task Month_OfOne_IsNot()
    {
        var april = await platform.Ok(new GetOpenStatistics());

        Assert.Equal((new DateOnly(2026, 4, 1), null, 0), (april.Month, april.Received, april.Ended));
        Assert.Equal((null, 0, null), Of(april));
    }

    [Theory]
    [InlineData("2026-05")]
    [InlineData("2026-13")]
    [InlineData("March")]
    public async Task Month_ThatIsNone_OrIsNotOver_IsSaid(string month)
    {
        var problem = (await platform.Send(new GetOpenStatistics(month))).Problem!;

        Assert.Equal("Name a month that is over, like 2026-03", problem.Errors!["Month"][0]);
    }

    [Theory]
    [InlineData("en", "Applications in April 2026")]
    [InlineData("zh-Hans", "2026年4月申请件数")]
    [InlineData("zh-Hant", "2026年4月申請件數")]
    public async Task Page_IsForEverybody(string language, string title)
    {
        using var client = platform.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var page = await client.GetAsync("/statistics");
        using var none = await client.GetAsync("/statistics?month=2030-01");

        Assert.Contains(title, await page.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Api_IsForEverybody()
    {
        using var client = platform.CreateClient();

        var march = await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/statistics?month=2026-03");

        Assert.Equal((12, 11), (march.GetProperty("received").GetInt32(), march.GetProperty("fewest").GetInt32()));
    }

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static (int?, int?, int?) Of(MonthStatistics month)
    {
        var own = month.Services.Single(service => service.Service == Given.Restaurant);
        return (own.Received, own.Ended, own.MedianDays);
    }
}

public sealed class OpenStatisticsOnSqlite() : OpenStatisticsTests(new SqlitePlatform());

public sealed class OpenStatisticsOnPostgres() : OpenStatisticsTests(PostgresPlatform.Required());
