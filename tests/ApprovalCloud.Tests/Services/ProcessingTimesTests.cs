using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Services.Guide;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Services;

/// <summary>On a platform of their own: figures over everything there is.</summary>
public abstract class ProcessingTimesTests(Platform platform) : IAsyncLifetime
{
    private const string Registration = "business-registration";
    private static readonly DateOnly SentOn = new(2026, 3, 3);
    private readonly List<Guid> sent = [];

    // Twelve applications: seven are refused after 1, 2, 3, 4, 5, 5 and 6 working days, one is withdrawn after 3, four stay open.
    public async ValueTask InitializeAsync()
    {
        await platform.InitializeAsync();
        var given = new Given(platform);
        for (var number = 0; number < 12; number++)
            sent.Add((await given.SubmittedApplication()).Id);
        foreach (var (number, days) in new[] { 1, 2, 3, 4, 5, 5, 6 }.Index())
        {
            After(days);
            await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), sent[number], Registration, Verdict.Refuse, "The name is taken."));
            if (number == 2)
                await platform.Ok(new WithdrawApplication(platform.Citizen, sent[7], "I changed my mind"));
        }
    }

    [Fact]
    public async Task Times_CountWhatIsOpenAndWhatWasGivenUp()
    {
        After(10);
        var times = await Times(Given.Restaurant);

        Assert.Equal((12, 7, 4, 1, 10, 0), (times.Sent, times.Decided, times.Open, times.Abandoned, times.OldestOpenDays, times.OpenFromBefore));
        // Of the ended ones alone the median is 4. With the others: 1 − 11/12 · 10/11 · 9/10 · 7/8 · 5/7 passes one half on day 5.
        Assert.Equal(5, times.Median);
        // Four of twelve are open: nobody knows yet within how long nine in ten end.
        Assert.Null(times.Percentile90);
    }

    [Fact]
    public async Task Times_WhenTheLastAreDecided_KnowWhenNineInTenEnd()
    {
        After(11);
        foreach (var id in sent.Skip(8))
            await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), id, Registration, Verdict.Refuse, "The name is taken."));
        var times = await Times(Given.Restaurant);

        Assert.Equal((11, 0, 5, 11), (times.Decided, times.Open, times.Median, times.Percentile90));
        Assert.Null(times.OldestOpenDays);
    }

    [Fact]
    public async Task Times_WhatIsOpenForMoreThanAYear_IsSaid()
    {
        platform.Clock.SetUtcNow(new DateTimeOffset(2027, 4, 1, 3, 0, 0, TimeSpan.Zero));
        var times = await Times(Given.Restaurant);

        Assert.Equal((0, 4), (times.Sent, times.OpenFromBefore));
        Assert.Null(times.Median);
    }

    [Fact]
    public async Task Times_OfAServiceNobodyAppliedFor_SayThatThereAreTooFew()
    {
        var times = await platform.Ok(new GetProcessingTimes("child-birth"));

        Assert.Equal((0, false), (times.Sent, times.IsEnough));
    }

    [Fact]
    public async Task Times_ThatArePublished_TellOfNoFew()
    {
        After(10);

        Assert.Equal(new PublishedTimes(10, null, null, null, null, 0, 5, null), await platform.Ok(new GetProcessingTimes(Given.Restaurant)));
    }

    [Theory]
    [InlineData("en", "Of about 10 applications sent in during the last 12 months: decided fewer than 11, still open fewer than 11, withdrawn or lapsed fewer than 11.")]
    [InlineData("zh-Hans", "过去 12 个月收到约 10 件申请：已办结不足 11 件，在办不足 11 件，撤回或失效不足 11 件。")]
    [InlineData("zh-Hant", "過去 12 個月收到約 10 件申請：已辦結不足 11 件，在辦不足 11 件，撤回或失效不足 11 件。")]
    public async Task Guide_SaysHowLongItReallyTakes_AndWhatIsCounted(string language, string counted)
    {
        After(12);
        using var client = platform.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var response = await client.GetAsync("/services/open-a-restaurant");

        Assert.Contains(counted, await response.Words(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<ProcessingTimes> Times(string service) =>
        platform.InScope(services => services.GetRequiredService<ReckonTimes>().Of(service, TestContext.Current.CancellationToken));

    private void After(int workingDays) => platform.Clock.SetUtcNow(
        new DateTimeOffset(platform.Workflows.Calendars["cn"].Add(SentOn, workingDays).Date, new TimeOnly(3, 0), TimeSpan.Zero));
}

public sealed class ProcessingTimesOnSqlite() : ProcessingTimesTests(new SqlitePlatform());

public sealed class ProcessingTimesOnPostgres() : ProcessingTimesTests(PostgresPlatform.Required());
