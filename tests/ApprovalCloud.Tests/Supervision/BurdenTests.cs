using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>On a platform of their own: figures over everything there is.</summary>
public abstract class BurdenTests(Platform platform) : IAsyncLifetime
{
    private static readonly Burden Large = new(48, 12, 12, 29, 16, 6, 2, 11, 3, 20, 8);
    private static readonly Burden Small = new(12, 8, 4, 0, 4, 1, 1, 2, 1, 20, 7);

    public async ValueTask InitializeAsync()
    {
        await platform.InitializeAsync();
        await Submitted(Large, "2026-02-28T15:59:59Z");
        // Midnight at the office: a new month.
        await Submitted(Large, "2026-02-28T16:00:00Z");
        await Submitted(Small, "2026-03-03T01:30:00Z");
        await Submitted(Small, "2025-03-31T15:59:59Z");
    }

    [Fact]
    public async Task Burden_AddsUpEachMonthOfTheLastTwelve_AtTheOffice()
    {
        var rows = await platform.Ok(new GetBurden(platform.Supervisor));

        Assert.Equal(
            [(new DateOnly(2026, 3, 1), 2, 60, 20, 16), (new DateOnly(2026, 2, 1), 1, 48, 12, 12)],
            rows.Select(row => (row.Month, row.Applications, row.SeparateQuestions, row.Asked, row.Prefilled)));
        Assert.All(rows, row => Assert.Equal(Given.Restaurant, row.Service));
    }

    [Fact]
    public async Task Burden_OfAMonth_HasTheRatesOfItsSums()
    {
        var row = (await platform.Ok(new GetBurden(platform.Supervisor)))[0];

        Assert.Equal(1 - (20m / 60), row.FormSaved);
        Assert.Equal(16m / 36, row.Reuse);
        Assert.Equal(3m / 10, row.Met);
        Assert.Equal((13 - 4, 40 - 15), (row.VisitsSaved, row.DaysSaved));
    }

    [Fact]
    public async Task Burden_OfSeveralRows_IsTheirSum()
    {
        var rows = await platform.Ok(new GetBurden(platform.Supervisor));

        var total = rows[0].Plus(rows[1]);

        Assert.Equal((3, 108, 32, 28, 36, 13, 5), (total.Applications, total.SeparateQuestions, total.Asked, total.Prefilled,
            total.SeparateMaterials, total.MaterialsAsked, total.MaterialsMet));
        Assert.Equal((24 - 7, 60 - 23), (total.VisitsSaved, total.DaysSaved));
    }

    [Fact]
    public async Task Burden_ForSomebodyWhoIsNoSupervisor_IsEmpty()
    {
        Assert.Empty(await platform.Ok(new GetBurden(platform.Citizen)));
        Assert.Empty(await platform.Ok(new GetBurden(platform.Clerk("tobacco"))));
    }

    // As if it had been submitted at that time, with that burden.
    private async Task Submitted(Burden burden, string at)
    {
        var id = (await new Given(platform).SubmittedApplication()).Id;
        await platform.InDatabase(async db =>
        {
            await db.Burdens.Where(one => one.ApplicationId == id).ExecuteDeleteAsync();
            db.Burdens.Add(new ApplicationBurden(id, Given.Restaurant, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), burden));
            return await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }
}

public sealed class BurdenOnSqlite() : BurdenTests(new SqlitePlatform());

public sealed class BurdenOnPostgres() : BurdenTests(PostgresPlatform.Required());
