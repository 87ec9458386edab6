using System.Text;
using System.Xml;
using System.Xml.Schema;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Logs;

/// <summary>On a platform of their own: what is imported, and what the pages then read, is what was counted.</summary>
public abstract class ImportTests(Platform platform) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => platform.InitializeAsync();

    [Fact]
    public async Task Log_Imported_ShowsWhatIsExpectedOfIt()
    {
        await using var content = EventLogs.Open(EventLogs.Receipt);
        var expected = EventLogs.Expected(EventLogs.Receipt).GetProperty("counted");
        var (id, figures) = await platform.Ok(new ImportLog(platform.Supervisor, "Receipt", content, new LogMapping()));

        var log = await platform.Ok(new GetLog(platform.Supervisor, id));
        var map = await platform.Ok(new GetProcessMap(platform.Supervisor, id, LogFilter.All));
        var variants = await platform.Ok(new ListVariants(platform.Supervisor, id, LogFilter.All));

        Assert.Equivalent(figures, log.Figures, strict: true);
        Assert.Equal((1434, 8577, 27, 99), (map.Cases, map.Events, map.Activities.Count, Follows(map).Count));
        Assert.Equal((1434, 116), (variants.Cases, variants.Variants));
        Assert.Equal(["General", "Customer contact", "Experts"], figures.Departments.Select(one => one.Name));
        Assert.Equal(figures.TopActivities, map.Activities.Select(one => new CountOf(one.Name, one.Count)));
        Assert.Equal(figures.TopVariants, variants.Rows.Select(row => row.Cases));
        Assert.Equal(expected.GetProperty("start_activities")[0][1].GetInt64(), Assert.Single(map.Edges, edge => edge.From.Length == 0).Count);
        Assert.All(expected.GetProperty("top5_dfg").EnumerateArray(), edge => Assert.Equal(
            edge[2].GetInt64(), map.Edges.Single(one => one.From == edge[0].GetString() && one.To == edge[1].GetString()).Count));
        // The sketch's middle case is the lower one of two, and within 2 % of it.
        Assert.InRange(map.Median!.Value.TotalSeconds, 0.97 * figures.Durations.Median, 1.03 * figures.Durations.Median);
    }

    [Fact]
    public async Task Parts_OfALog_AddUpToTheWhole()
    {
        await using var content = EventLogs.Open(EventLogs.Receipt);
        var (id, _) = await platform.Ok(new ImportLog(platform.Supervisor, "Receipt", content, new LogMapping()));
        var log = await platform.Ok(new GetLog(platform.Supervisor, id));
        var whole = await platform.Ok(new GetProcessMap(platform.Supervisor, id, LogFilter.All));

        foreach (var parts in new[]
        {
            log.Departments.Select(one => new LogFilter(Department: one)),
            log.Channels.Select(one => new LogFilter(Channel: one)),
            log.Months.Select(one => new LogFilter(one, one)),
            [new LogFilter(ToMonth: "2011-03"), new LogFilter("2011-04")],
        })
        {
            var maps = new List<ProcessMap>();
            foreach (var part in parts)
                maps.Add(await platform.Ok(new GetProcessMap(platform.Supervisor, id, part)));
            Assert.True(maps.Count > 1);
            Assert.Equal((whole.Cases, whole.Events), (maps.Sum(map => map.Cases), maps.Sum(map => map.Events)));
            Assert.Equal(
                whole.Edges.Select(edge => (edge.From, edge.To, edge.Count)).ToHashSet(),
                [.. maps.SelectMany(map => map.Edges).GroupBy(edge => (edge.From, edge.To)).Select(same => (same.Key.From, same.Key.To, same.Sum(edge => edge.Count)))]);
        }

        Assert.Equal(1390, (await platform.Ok(new ListVariants(platform.Supervisor, id, new LogFilter(Department: "General")))).Cases);
    }

    [Fact]
    public async Task Map_OfAVariant_HasItsCasesOnly()
    {
        await using var content = EventLogs.Open(EventLogs.Receipt);
        var (id, _) = await platform.Ok(new ImportLog(platform.Supervisor, "Receipt", content, new LogMapping()));
        var first = (await platform.Ok(new ListVariants(platform.Supervisor, id, LogFilter.All, 1))).Rows[0];

        var map = await platform.Ok(new GetProcessMap(platform.Supervisor, id, LogFilter.All, first.Variant));
        var cases = await platform.Ok(new ListLogCases(platform.Supervisor, id, first.Variant, 500));

        Assert.Equal((713, 713L * first.Activities.Count, first.Median), (map.Cases, map.Events, map.Median));
        Assert.Equal(500, cases.Count);
        Assert.Equal(cases.Select(one => one.LastAt), cases.Select(one => one.LastAt).OrderDescending());
    }

    [Fact]
    public async Task File_ImportedTwice_IsToldByItsName()
    {
        await using var content = EventLogs.Open(EventLogs.Receipt);
        await platform.Ok(new ImportLog(platform.Supervisor, "The first one", content, new LogMapping()));

        var again = await platform.Send(new ImportLog(platform.Supervisor, "The second one", content, new LogMapping()));

        Assert.Equal((ProblemKind.Conflict, "LogAlreadyThere"), (again.Problem!.Kind, again.Problem.Rule));
        Assert.Contains("The first one", again.Problem.Message.En);
        Assert.Single(await platform.Ok(new ListLogs(platform.Supervisor)));
    }

    // The last of 3,000 cases is wrong: more than one batch is written by then.
    [Fact]
    public async Task Log_WrongAtItsEnd_LeavesNothing()
    {
        var good = string.Concat(Enumerable.Range(0, 3_000).Select(number => $"""<trace><string key="concept:name" value="{number}"/><event><string key="concept:name" value="a"/></event></trace>"""));
        using var content = Text($"<log>{good}\n<trace><event/></trace></log>");

        var refused = await platform.Send(new ImportLog(platform.Supervisor, "Wrong", content, new LogMapping()));

        Assert.Equal("EventWithoutName", refused.Problem!.Rule);
        Assert.StartsWith("Line 2:", refused.Problem.Message.En, StringComparison.Ordinal);
        Assert.Equal((0, 0), await platform.InDatabase(async db => (await db.ProcessLogs.ForThePlatform().CountAsync(), await db.LogCases.CountAsync())));
    }

    [Fact]
    public async Task Log_WithoutCases_IsRefused()
    {
        using var content = Text("<log/>");

        Assert.Equal("NoCases", (await platform.Send(new ImportLog(platform.Supervisor, "Empty", content, new LogMapping()))).Problem!.Rule);
    }

    [Fact]
    public async Task Logs_ForSomebodyWhoIsNoSupervisor_AreNotThere()
    {
        using var content = Text("""<log><trace><string key="concept:name" value="1"/><event><string key="concept:name" value="a"/></event></trace></log>""");
        var (id, _) = await platform.Ok(new ImportLog(platform.Supervisor, "One", content, new LogMapping()));

        foreach (var other in new[] { platform.Citizen, platform.Clerk("tobacco") })
        {
            Assert.Equal(ProblemKind.Forbidden, (await platform.Send(new ImportLog(other, "Two", content, new LogMapping()))).Problem!.Kind);
            Assert.Empty(await platform.Ok(new ListLogs(other)));
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetLog(other, id))).Problem!.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetProcessMap(other, id, LogFilter.All))).Problem!.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ListVariants(other, id, LogFilter.All))).Problem!.Kind);
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ListLogCases(other, id, Course.VariantOf(["a"])))).Problem!.Kind);
        }
    }

    [Fact]
    public async Task OwnLog_Exported_IsAsTheStandardSays_AndImportsToTheSameFigures()
    {
        var given = new Given(platform);
        await given.ParallelSteps();
        await platform.Ok(new WithdrawApplication(platform.Citizen, (await given.SubmittedApplication()).Id, "no more"));
        var count = new LogCount();
        await platform.InScope(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            await foreach (var one in services.GetRequiredService<OwnLog>().Traces(db.Applications.SupervisedBy(platform.Supervisor), CancellationToken.None))
                count.Add(Course.Of(one.Trace));
        });

        using var exported = new MemoryStream();
        await platform.InScope(services => services.GetRequiredService<EventLog>().Write(platform.Supervisor, exported, CancellationToken.None));
        var (_, figures) = await platform.Ok(new ImportLog(platform.Supervisor, "Our own", exported, new LogMapping()));

        Assert.Equivalent(count.Figures(), figures, strict: true);
        Assert.Equal((2, "complete"), (figures.Cases, Assert.Single(figures.Transitions).Name));
        Assert.True(figures.Events > 10 && figures.Groups > 3);
        exported.Position = 0;
        Validate(exported);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }

    private static List<MapEdge> Follows(ProcessMap map) => [.. map.Edges.Where(edge => edge.From.Length > 0 && edge.To.Length > 0)];

    private static void Validate(Stream content)
    {
        var schemas = new XmlSchemaSet();
        using var xsd = EventLogs.Open("xes-ieee-1849-2016.xsd");
        using var schema = XmlReader.Create(xsd);
        schemas.Add(null, schema);
        using var reader = XmlReader.Create(content, new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema, Schemas = schemas, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
        });
        while (reader.Read())
        {
        }
    }

    private static MemoryStream Text(string xes) => new(Encoding.UTF8.GetBytes(xes));
}

public sealed class ImportOnSqlite() : ImportTests(new SqlitePlatform());

public sealed class ImportOnPostgres() : ImportTests(PostgresPlatform.Required());
