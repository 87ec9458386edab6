using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ApprovalCloud.Benchmarks;

/// <summary>
/// Many citizens let their forms be filled in at once, in rounds: with every registry quick, and with one that takes five
/// seconds. What is timed is when the facts of the others are there.
/// </summary>
internal static class PrefillBenchmark
{
    private const string Service = "child-birth";
    private const string Slow = "birth-death";
    private const string FaultKey = "development-only-faults";
    private static readonly string[] Registries = ["population", "legal-persons", "premises", "real-estate", "birth-death", "marriage", "social-insurance"];

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["applicant.relation"] = "mother", ["father.isNamed"] = "false", ["household.joins"] = "mothers",
    };

    public static async Task<int> Run(int atOnce, int rounds, string? postgres, CancellationToken cancellationToken)
    {
        using var processes = new Processes();
        var folder = Directory.CreateTempSubdirectory("approvalcloud-benchmark-");
        var (registries, _) = await processes.Serve("ApprovalCloud.SampleRegistries.dll", Processes.FreePort(), new Dictionary<string, string>(), "/");
        var platform = await StartPlatform(processes, registries, folder.FullName, postgres);
        using var sockets = new SocketsHttpHandler { MaxConnectionsPerServer = atOnce };
        using var citizen = new HttpClient(sockets) { BaseAddress = platform };
        await SignIn(citizen, cancellationToken);
        using var faults = new HttpClient { BaseAddress = registries };

        // Everything is compiled and connected by then.
        foreach (var few in new[] { 5, 20, atOnce / 4, atOnce / 2 })
            await Round(citizen, few, cancellationToken);
        var (quick, slow) = (new List<List<double>>(), new List<List<double>>());
        for (var round = 0; round < rounds; round++)
        {
            await Fault(faults, "none", cancellationToken);
            // What the last round did to the slow registry's circuit is over by then.
            await Task.Delay(TimeSpan.FromSeconds(round == 0 ? 0 : 20), cancellationToken);
            quick.Add(await Round(citizen, atOnce, cancellationToken));
            await Fault(faults, "slow", cancellationToken);
            slow.Add(await Round(citizen, atOnce, cancellationToken));
            Console.WriteLine($"round {round + 1}: 95th percentile {Percentile(quick[^1], 95):N0} ms quick, {Percentile(slow[^1], 95):N0} ms with {Slow} slow");
        }

        Print(atOnce, quick, slow);
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task<Uri> StartPlatform(Processes processes, Uri registries, string folder, string? postgres)
    {
        var settings = Registries.SelectMany(key => new[]
        {
            KeyValuePair.Create($"Registries:{key}:Endpoint", new Uri(registries, key).AbsoluteUri),
            KeyValuePair.Create($"Registries:{key}:TokenEndpoint", new Uri(registries, $"{key}/token").AbsoluteUri),
            KeyValuePair.Create($"Registries:{key}:ApiKey", $"development-only-{key}"),
            KeyValuePair.Create($"Registries:{key}:ClientId", "approval-cloud"),
            KeyValuePair.Create($"Registries:{key}:ClientSecret", $"development-only-{key}"),
        }).ToDictionary();
        settings["SignIn:TokensByPassword"] = "true";
        settings["Mail:Folder"] = Path.Combine(folder, "mail");
        if (postgres is null)
            settings["ConnectionStrings:Sqlite"] = $"Data Source={Path.Combine(folder, "platform.db")}";
        else
            settings["ConnectionStrings:Postgres"] = postgres;
        await Processes.Command("ApprovalCloud.Web.dll", settings, "migrate");
        await Processes.Command("ApprovalCloud.Web.dll", settings, "demo", "--applications", "1", "--months", "1");
        return (await processes.Serve("ApprovalCloud.Web.dll", Processes.FreePort(), settings, "/health/ready", "run", "--Jobs:Enabled=false")).Address;
    }

    private static async Task SignIn(HttpClient citizen, CancellationToken cancellationToken)
    {
        using var login = await citizen.PostAsJsonAsync(
            "/api/account/login", new { email = "citizen@example.test", password = "Approval-Cloud-1" }, cancellationToken);
        var token = (await login.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("accessToken").GetString();
        citizen.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <returns>Milliseconds until facts of a registry that is not the slow one were there, one figure for each answer.</returns>
    private static async Task<List<double>> Round(HttpClient citizen, int atOnce, CancellationToken cancellationToken)
    {
        var drafts = new List<string>();
        for (var number = 0; number < atOnce; number++)
        {
            using var begun = await citizen.PostAsJsonAsync("/api/applications", new { service = Service, facts = Answers }, cancellationToken);
            drafts.Add((await begun.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("id").GetString()!);
        }

        var calls = await Task.WhenAll(drafts.Select(draft => Prefill(citizen, draft, cancellationToken)));
        foreach (var draft in drafts)
            (await citizen.DeleteAsync(new Uri($"/api/applications/{draft}", UriKind.Relative), cancellationToken)).Dispose();
        return [.. calls.SelectMany(call => call)];
    }

    private static async Task<List<double>> Prefill(HttpClient citizen, string draft, CancellationToken cancellationToken)
    {
        var arrivals = new List<double>();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/applications/{draft}/prefill")
        {
            Content = JsonContent.Create(new { consent = new[] { "social-insurance", "marriage" } }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await citizen.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken));
        var kind = "";
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                kind = line["event: ".Length..];
            if (kind != "fetched" || !line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            using var fetched = JsonDocument.Parse(line["data: ".Length..]);
            var (registry, outcome) = (fetched.RootElement.GetProperty("registry").GetString(), fetched.RootElement.GetProperty("outcome").GetString());
            if (registry == Slow)
                continue;
            if (outcome != "Answered")
                throw new InvalidOperationException($"{registry}: {outcome}");
            arrivals.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return arrivals;
    }

    private static async Task Fault(HttpClient registries, string kind, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/faults/{Slow}") { Content = JsonContent.Create(new { kind, seconds = 5 }) };
        request.Headers.Add("X-Fault-Key", FaultKey);
        using var response = await registries.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static void Print(int atOnce, List<List<double>> quick, List<List<double>> slow)
    {
        Console.WriteLine();
        Console.WriteLine($"{atOnce} prefill calls at once, facts of the registries that are not {Slow}, ms; medians of {quick.Count} rounds (least–most)");
        foreach (var percentile in new[] { 50, 95, 99 })
        {
            var (a, b) = (quick.ConvertAll(round => Percentile(round, percentile)), slow.ConvertAll(round => Percentile(round, percentile)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {percentile}th percentile   all quick {Median(a):N0} ({a.Min():N0}–{a.Max():N0})   one 5 s slow {Median(b):N0} ({b.Min():N0}–{b.Max():N0})   ratio {Median(b) / Median(a):N2}"));
        }

        Console.WriteLine($"  answers counted   {quick.Sum(round => round.Count):N0} and {slow.Sum(round => round.Count):N0}");
    }

    private static double Median(List<double> values) => Percentile(values, 50);

    private static double Percentile(List<double> values, int percentile)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * percentile / 100.0) - 1, 0, sorted.Count - 1)];
    }
}
