using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Forecasts;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Forecasts;

/// <summary>Forecasts of the platform's own applications, on a platform of their own.</summary>
public abstract class ForecastTests(Platform platform) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task WithoutHistory_NothingIsLearnt_AndNothingForecast()
    {
        await new Given(platform).SubmittedApplication();

        Assert.Null(await Learn());
        Assert.Equal(0, await Make());
        var list = await platform.Ok(new ListForecasts(platform.Supervisor));
        Assert.Empty(list.Rows);
        Assert.Null(list.Evaluation);
    }

    [Fact]
    public async Task LittleHistory_GivesThePlainMedian_Unmeasured()
    {
        await History(15);
        var open = await new Given(platform).ParallelSteps();

        var model = await Learn();
        await Make();

        Assert.NotNull(model);
        Assert.Null(model.Evaluation);
        Assert.Empty(model.Trees);
        var list = await platform.Ok(new ListForecasts(platform.Supervisor));
        Assert.Equal(open.Id, Assert.Single(list.Rows).ApplicationId);
        Assert.Null(list.Evaluation);
        Assert.Equal(15, list.Cases);
    }

    [Fact]
    public async Task WhereAPushGainsMost_ComesFirst()
    {
        await History(15);
        var given = new Given(platform);
        var ids = new List<Guid>();
        for (var number = 0; number < 3; number++)
            ids.Add((await given.SubmittedApplication()).Id);
        await Learn();
        await Make();
        await platform.InDatabase(db => db.Forecasts.Where(one => one.ApplicationId == ids[0]).ExecuteUpdateAsync(set => set.SetProperty(one => one.Gain, 0.1).SetProperty(one => one.Risk, 0.95)));
        await platform.InDatabase(db => db.Forecasts.Where(one => one.ApplicationId == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(one => one.Gain, 0.4).SetProperty(one => one.Risk, 0.5)));
        await platform.InDatabase(db => db.Forecasts.Where(one => one.ApplicationId == ids[2]).ExecuteUpdateAsync(set => set.SetProperty(one => one.Gain, 0.1).SetProperty(one => one.Risk, 0.2)));

        var list = await platform.Ok(new ListForecasts(platform.Supervisor));

        Assert.Equal([ids[1], ids[0], ids[2]], list.Rows.Select(row => row.ApplicationId));
    }

    [Fact]
    public async Task LimitThatHasPassed_IsForecastAnew_AndIsMissedForCertain()
    {
        await History(15);
        var open = await new Given(platform).SubmittedApplication();
        await Learn();
        await Make();
        var due = await platform.InDatabase(db => db.Applications.Where(one => one.Id == open.Id).Select(one => one.DueAt!.Value).SingleAsync());
        platform.Clock.Advance(due - platform.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        await Make();

        platform.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await Make());
        var row = Assert.Single((await platform.Ok(new ListForecasts(platform.Supervisor))).Rows);
        Assert.Equal((1, 0), (row.Risk, row.Gain));
    }

    [Fact]
    public async Task OpenApplications_AreForecast_AndForgottenOnceTheyEnd()
    {
        await History(80);
        var open = await new Given(platform).ParallelSteps();
        Assert.NotNull(await Learn());

        Assert.Equal(1, await Make());
        Assert.Equal(0, await Make());

        var list = await platform.Ok(new ListForecasts(platform.Supervisor));
        var row = Assert.Single(list.Rows);
        Assert.Equal(open.Id, row.ApplicationId);
        Assert.True(row.SoonestAt <= row.ExpectedAt && row.ExpectedAt <= row.LatestAt && row.Risk is >= 0 and <= 1, row.ToString());
        Assert.Empty((await platform.Ok(new ListForecasts(platform.Citizen))).Rows);
        Assert.Null((await platform.Ok(new ListForecasts(platform.Clerk("fire-rescue")))).Evaluation);

        await platform.Ok(new WithdrawApplication(platform.Citizen, open.Id, ""));
        await Make();
        Assert.Empty(await platform.InDatabase(db => db.Forecasts.ToListAsync()));
    }

    [Fact]
    public async Task WhatHappensToAnApplication_HasItForecastAnew()
    {
        await History(15);
        var open = await new Given(platform).ParallelSteps();
        await Learn();
        await Make();
        platform.Clock.Advance(TimeSpan.FromHours(1));

        await platform.Ok(new Core.Tasks.ClaimStep(platform.Clerk("fire-rescue"), open.Id, "fire-inspection"));

        Assert.Equal(1, await Make());
    }

    private Task History(int cases) => platform.InDatabase(async db =>
    {
        var given = new Given(platform);
        for (var number = 0; number < cases; number++)
        {
            var submitted = await given.SubmittedApplication();
            platform.Clock.Advance(TimeSpan.FromHours(5 + (number % 7)));
            await platform.Ok(new Core.Tasks.DecideStep(platform.Clerk("administrative-approval"), submitted.Id, "business-registration", Core.Tasks.Verdict.Refuse, "The name is taken."));
        }

        return 0;
    });

    private Task<ForecastModel?> Learn() => platform.InScope(services => services.GetRequiredService<LearnForecasts>().Run(CancellationToken.None));

    private Task<int> Make() => platform.InScope(services => services.GetRequiredService<MakeForecasts>().Run(CancellationToken.None));

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }
}

public sealed class ForecastsOnSqlite() : ForecastTests(new SqlitePlatform());

public sealed class ForecastsOnPostgres() : ForecastTests(PostgresPlatform.Required());
