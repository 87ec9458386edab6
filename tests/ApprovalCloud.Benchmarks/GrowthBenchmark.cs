using System.Diagnostics;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web;
using ApprovalCloud.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Benchmarks;

/// <summary>
/// The pages of desk and watch with so many applications in the tables, asked in turns over HTTP in one run: how their time
/// grows. Before it is measured, a full recount must come to the same figures.
/// </summary>
internal static partial class GrowthBenchmark
{
    private static readonly (string Account, string Address)[] Pages =
    [
        ("supervisor", "/watch"), ("supervisor", "/watch?department=fire-rescue"), ("supervisor", "/watch/people"), ("supervisor", "/watch/overdue?within=3"),
        ("supervisor", "/watch/turnaround"), ("supervisor", "/watch/turnaround?by=step"), ("supervisor", "/watch/turnaround?by=month&department=fire-rescue"),
        ("supervisor", "/watch/ratings"), ("supervisor", "/services/open-a-restaurant"),
        ("supervisor", "/watch/cases?steps=true&service=open-a-restaurant&step=fire-inspection&from={month}&to={month}"),
        ("clerk.fire-rescue", "/desk"), ("clerk.fire-rescue", "/desk?state=mine"), ("clerk.fire-rescue", "/desk?state=unclaimed"),
        ("clerk.fire-rescue", "/desk?state=decided"), ("clerk.fire-rescue", "{deep}"),
        ("clerk.fire-rescue", "/desk?step=fire-inspection&due=late"), ("clerk.fire-rescue", "/desk?service=open-a-restaurant&due=later"),
        ("clerk.fire-rescue", "/desk?holder=00000000-0000-0000-0000-000000000000"), ("clerk.fire-rescue", "/desk?search=G4242"),
        ("clerk.fire-rescue", "/desk?state=decided&step=fire-inspection"),
    ];

    // Code is compiled anew for a while after it first ran, and not at the same time in every process.
    private const int WarmUp = 250;

    private sealed record Town(int Size, IReadOnlyDictionary<string, PagePerson> People, IReadOnlyList<string> Addresses);

    public static async Task<int> Run(int[] sizes, int rounds, string postgres, CancellationToken cancellationToken)
    {
        using var processes = new Processes();
        var towns = new List<Town>();
        foreach (var size in sizes)
            towns.Add(await Build(size, postgres, processes, cancellationToken));
        await Measure(towns, rounds, cancellationToken);
        return 0;
    }

    private static async Task<Town> Build(int size, string postgres, Processes processes, CancellationToken cancellationToken)
    {
        var database = $"growth_{size}";
        await using (var server = new NpgsqlConnection(postgres))
        {
            await server.OpenAsync(cancellationToken);
            await using var create = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", server);
            await create.ExecuteNonQueryAsync(cancellationToken);
            create.CommandText = $"CREATE DATABASE {database}";
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var connection = $"{postgres};Database={database}";
        var time = Stopwatch.StartNew();
        await using (var app = WebSetup.Build(["--environment=Development", "--Jobs:Enabled=false", "--Serilog:MinimumLevel:Default=Error", $"--ConnectionStrings:Postgres={connection}"]))
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await db.Database.MigrateAsync(cancellationToken);
            await SeedCommand.Seed(scope.ServiceProvider, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<SamplePeople>().Make(0, cancellationToken);
            await new GrowthFilling(db, app.Services.GetRequiredService<Workflows>()).Fill(size, cancellationToken);
            var filled = time.Elapsed;
            var recount = scope.ServiceProvider.GetRequiredService<RecountFigures>();
            await recount.Run(repair: true, cancellationToken);
            var counted = time.Elapsed - filled;
            db.ChangeTracker.Clear();
            var again = await recount.Run(repair: false, cancellationToken);
            if (again.Differences.Count > 0)
                throw new InvalidOperationException($"{again.Differences.Count} figures differ after a recount.");
            Console.WriteLine($"{again.Applications:N0} applications, {again.Steps:N0} steps: filled in {filled.TotalSeconds:N0} s, counted in {counted.TotalSeconds:N0} s into {await db.Figures.CountAsync(cancellationToken):N0} rows of {again.Figures:N0} figures");
            Console.WriteLine($"  open: {await db.Steps.Active().CountAsync(cancellationToken):N0} steps");
        }

        // The sample people have passwords alone, and come without TLS.
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:Postgres"] = connection, ["Jobs:Enabled"] = "false", ["SignIn:SecondFactor"] = "Nobody", ["Cookies:OverTls"] = "false",
        };
        var (address, _) = await processes.Serve("ApprovalCloud.Web.dll", Processes.FreePort(), settings, "/health/ready", "run");
        var people = new Dictionary<string, PagePerson>();
        foreach (var account in Pages.Select(page => page.Account).Distinct())
            await (people[account] = new PagePerson(address)).SignIn(account, cancellationToken);
        return new Town(size, people, await Addresses(people["clerk.fire-rescue"], cancellationToken));
    }

    // Far down the queue, by following it.
    private static async Task<IReadOnlyList<string>> Addresses(PagePerson clerk, CancellationToken cancellationToken)
    {
        var deep = "/desk";
        for (var page = 0; page < 20; page++)
        {
            var found = Next().Match(await clerk.Look(deep, cancellationToken));
            if (!found.Success)
                break;
            deep = System.Net.WebUtility.HtmlDecode(found.Groups["address"].Value);
        }

        var month = $"{DateTime.UtcNow.AddMonths(-1):yyyyMM}";
        return [.. Pages.Select(page => page.Address.Replace("{month}", month).Replace("{deep}", deep))];
    }

    private static async Task Measure(List<Town> towns, int rounds, CancellationToken cancellationToken)
    {
        var times = towns.Select(_ => Pages.Select(_ => new List<double>()).ToArray()).ToArray();
        for (var round = -WarmUp; round < rounds; round++)
        {
            for (var page = 0; page < Pages.Length; page++)
            {
                for (var town = 0; town < towns.Count; town++)
                {
                    var client = towns[town].People[Pages[page].Account];
                    var time = Stopwatch.GetTimestamp();
                    await client.Look(towns[town].Addresses[page], cancellationToken);
                    if (round >= 0)
                        times[town][page].Add(Stopwatch.GetElapsedTime(time).TotalMilliseconds);
                }
            }
        }

        Console.WriteLine();
        Console.WriteLine($"milliseconds from the request to the last byte, one at a time: median / 99th percentile of {rounds} rounds in turns");
        Console.WriteLine($"{"",-60}{string.Concat(towns.Select(town => $"{town.Size,18:N0}"))}    growth");
        for (var page = 0; page < Pages.Length; page++)
        {
            var medians = times.Select(town => At(town[page], 0.5)).ToList();
            Console.WriteLine($"{Pages[page].Address.Replace("{deep}", "/desk, the 21st page"),-60}{string.Concat(times.Select(town => $"{At(town[page], 0.5),9:N1} / {At(town[page], 0.99),6:N1}"))}{medians[^1] / medians[0],9:N2}x");
        }
    }

    private static double At(List<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(part * times.Count) - 1);

    [GeneratedRegex("govuk-pagination__next\"><a [^>]*href=\"(?<address>[^\"]+)\"|href=\"(?<address>[^\"]+)\"[^>]*rel=\"next\"")]
    private static partial Regex Next();
}
