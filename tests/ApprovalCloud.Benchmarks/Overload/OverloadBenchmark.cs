using System.Text.Json;
using ApprovalCloud.Benchmarks.Throughput;

namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>A node as it is delivered, past its capacity and beside those who would take it from others; and afterwards.</summary>
internal static class OverloadBenchmark
{
    private const int Usual = 32;
    private const int Crowd = 512;

    public static async Task<int> Run(string postgres, int rounds, int applications, CancellationToken cancellationToken)
    {
        using var processes = new Processes();
        using var service = new ReferenceService();
        var folder = Directory.CreateTempSubdirectory("overload-");
        try
        {
            await using var building = new SideBuilding(postgres, service, processes, folder.FullName);
            var town = await building.Town("overload", cancellationToken);
            var (address, process) = await processes.Serve("ApprovalCloud.Web.dll", Processes.FreePort(), town.Settings, "/health/ready", "run");
            // Sooner than they were told.
            using var callers = new HttpCallers(address, connections: Crowd) { ComeAgainAfter = TimeSpan.FromMilliseconds(500) };
            await callers.SignIn(cancellationToken);
            await using var side = new ProductSide("product", town, process, callers, Manner.Plain);
            var cpu = await CpuTimes.Beside(postgres, cancellationToken);
            var done = new List<Guid>(await WarmUp.Run(side, Usual, cpu, building.Analyze, cancellationToken));
            await building.Analyze(cancellationToken);

            var token = callers.TokenOf(HttpCallers.Applicant);
            Situation[] situations =
            [
                new(Usual), new(Crowd), new(Usual, ", just after"),
                new(Usual, beside: new SlowSenders(200, token)), new(Usual, beside: new SlowReaders(200)), new(Usual, beside: new SignInFlood(64)),
                new(Usual, beside: new LargeUploads(8, await Material(callers, cancellationToken), token)),
                new(Usual, ", at the end"),
            ];
            for (var round = 0; round < rounds; round++)
            {
                foreach (var situation in situations)
                {
                    await situation.Run(side, address, applications, cpu, cancellationToken);
                    done.AddRange(situation.Rounds[^1].Applications);
                }
            }

            OverloadTable.Print(situations);
            var faults = await town.Faults(done, cancellationToken);
            foreach (var fault in faults)
                await Console.Error.WriteLineAsync(fault);
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Of a draft, for which a file may be handed in.
    private static async Task<string> Material(HttpCallers callers, CancellationToken cancellationToken)
    {
        var draft = await callers.Post(
            Kind.Draft, HttpCallers.Applicant, "/api/applications", JsonSerializer.SerializeToUtf8Bytes(new { service = "open-a-restaurant" }), new Latencies(), cancellationToken);
        using var json = JsonDocument.Parse(draft);
        var materials = $"/api/applications/{json.RootElement.GetProperty("id").GetGuid()}/materials";
        using var all = JsonDocument.Parse(await callers.Read(HttpCallers.Applicant, materials, cancellationToken));
        return $"{materials}/{all.RootElement.GetProperty("materials").EnumerateArray().First(one => one.GetProperty("mayAttach").GetBoolean()).GetProperty("key").GetString()}";
    }
}
