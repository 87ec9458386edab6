using System.Xml.Linq;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>On a platform of their own: figures over everything there is.</summary>
public abstract class TurnaroundTests(Platform platform) : IAsyncLifetime
{
    private const string Registration = "business-registration";

    public async ValueTask InitializeAsync()
    {
        await platform.InitializeAsync();
        var given = new Given(platform);
        var clerk = platform.Clerk("administrative-approval");
        // Decided after 1, 2 and 30 working days; one is still open and by then late.
        var cases = new[] { await given.SubmittedApplication(), await given.SubmittedApplication(), await given.SubmittedApplication(), await given.SubmittedApplication() };
        var (submittedOn, calendar) = (new DateOnly(2026, 3, 3), platform.Workflows.Calendars["cn"]);
        foreach (var (days, number) in new[] { (1, 0), (2, 1), (30, 2) })
        {
            platform.Clock.SetUtcNow(new DateTimeOffset(calendar.Add(submittedOn, days).Date, new TimeOnly(3, 0), TimeSpan.Zero));
            await platform.Ok(new DecideStep(clerk, cases[number].Id, Registration, Verdict.Grant, ""));
        }
    }

    [Fact]
    public async Task Turnaround_OfAStep_CountsWhatIsOpenAndLate()
    {
        var rows = await platform.Ok(new GetTurnaround(platform.Supervisor, TurnaroundBy.Step));

        var row = Assert.Single(rows, row => row.Step == Registration);
        Assert.Equal((3, 2d, 30d, 11d, 1), (row.Cases, row.Median, row.Percentile90, row.Mean, row.OpenAndLate));
        Assert.Equal(0.5, row.OnTime);
        Assert.Equal((30d, 30d, 11d, 2), (row.Percentile75, row.Percentile95, row.MeanCounted, row.InTime));
    }

    [Fact]
    public async Task Turnaround_ByMonth_CountsWhatIsOpenAndLateInTheMonthWhoseLimitPassed()
    {
        var rows = await platform.Ok(new GetTurnaround(platform.Supervisor, TurnaroundBy.Month) { Department = "administrative-approval" });

        Assert.Equal([(202603, 2, 1), (202604, 1, 0)], rows.Select(row => (row.Month!.Value, row.Cases, row.OpenAndLate)));
    }

    [Fact]
    public async Task Turnaround_ByChannel_CountsStepsOfItsDepartment()
    {
        var row = Assert.Single(await platform.Ok(new GetTurnaround(platform.Supervisor, TurnaroundBy.Channel) { Department = "administrative-approval" }));

        Assert.Equal(("Online", 3, 1), (row.Channel, row.Cases, row.OpenAndLate));
    }

    [Fact]
    public async Task Cases_BehindAFigure_AreAsManyAsItCounts()
    {
        var listed = new List<EndedCase>();
        for (string? cursor = null; ;)
        {
            var page = await platform.Ok(new ListCases(platform.Supervisor, IsOfSteps: true, 202603, 202604)
            {
                Service = Given.Restaurant, Department = "administrative-approval", Step = Registration, Cursor = cursor, Take = 2,
            });
            listed.AddRange(page.Cases);
            if ((cursor = page.Next) is null)
                break;
        }

        Assert.Equal([30, 2, 1], listed.Select(one => one.Days));
        Assert.Empty((await platform.Ok(new ListCases(platform.Citizen, IsOfSteps: true, 202603, 202604))).Cases);
    }

    // Half past midnight in China is still the day before in Greenwich.
    [Fact]
    public async Task Staffing_IsLateFromMidnightAtTheOfficeOn()
    {
        var due = (await platform.StepOf((await new Given(platform).SubmittedApplication()).Id, Registration)).DueAt!.Value;
        platform.Clock.SetUtcNow(due.AddMinutes(31));

        Assert.Equal((2, 2), (await platform.Ok(new GetStaffing(platform.Supervisor, "administrative-approval"))).Select(row => (row.Open, row.Late)).Single());
    }

    [Fact]
    public async Task Staffing_SaysWhoHasHowMuch()
    {
        var rows = await platform.Ok(new GetStaffing(platform.Supervisor, "administrative-approval"));

        Assert.Equal((null, 1, 1), rows.Select(row => (row.Person, row.Open, row.Late)).Single());
        Assert.Empty(await platform.Ok(new GetStaffing(platform.Clerk("administrative-approval"))));
    }

    [Fact]
    public async Task Backlog_CountsOpenAndLate()
    {
        var rows = await platform.Ok(new GetBacklog(platform.Supervisor));

        var row = Assert.Single(rows, row => row.Step == Registration);
        Assert.Equal((1, 1), (row.Open, row.Late));
    }

    [Fact]
    public async Task Overdue_NamesTheLateStep()
    {
        var rows = await platform.Ok(new GetOverdue(platform.Supervisor));

        Assert.Contains(rows, row => row.Step == Registration && row.IsLate);
    }

    [Fact]
    public async Task Figures_ForSomebodyWhoIsNoSupervisor_AreEmpty()
    {
        Assert.Empty(await platform.Ok(new GetBacklog(platform.Citizen)));
        Assert.Empty(await platform.Ok(new GetOverdue(platform.Clerk("tobacco"))));
        Assert.Empty(await platform.Ok(new GetTurnaround(platform.Citizen, TurnaroundBy.Service)));
    }

    [Fact]
    public async Task EventLog_HasATraceForEachApplication()
    {
        using var output = new MemoryStream();
        await platform.InScope(services => services.GetRequiredService<EventLog>().Write(platform.Supervisor, output, CancellationToken.None));
        output.Position = 0;

        var log = XDocument.Load(output);

        Assert.Equal(4, log.Root!.Elements("trace").Count());
        Assert.All(log.Descendants("event"), one => Assert.NotNull(one.Elements("date").SingleOrDefault(date => (string?)date.Attribute("key") == "time:timestamp")));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }
}

public sealed class TurnaroundOnSqlite() : TurnaroundTests(new SqlitePlatform());

public sealed class TurnaroundOnPostgres() : TurnaroundTests(PostgresPlatform.Required());
