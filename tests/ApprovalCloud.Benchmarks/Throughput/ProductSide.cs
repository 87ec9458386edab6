using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>
/// The platform as it is run, over HTTP. An application is begun and then submitted, which is one request and one commit
/// more than the reference work asks for. A decision needs no claim before it; where claims are made, they are counted apart.
/// </summary>
internal sealed partial class ProductSide(ProductTown town, Served served, bool claims) : ISide
{
    private static readonly byte[] Draft = JsonSerializer.SerializeToUtf8Bytes(new { service = ReferenceWork.Service, facts = ReferenceWork.Answers });
    private static readonly byte[] Grant = JsonSerializer.SerializeToUtf8Bytes(new { verdict = "Grant", note = "in order" });

    private readonly HttpCallers callers = new(served.Address);

    public string Name => "product";

    public int Share => 1;

    public int ProcessId => served.ProcessId;

    public static async Task<ProductSide> Start(ProductTown town, Processes processes, bool claims, CancellationToken cancellationToken)
    {
        var side = new ProductSide(town, await processes.Serve("ApprovalCloud.Web.dll", Processes.FreePort(), town.Settings, "/health/ready", "run"), claims);
        await side.callers.SignIn(cancellationToken);
        return side;
    }

    public async Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken)
    {
        var draft = await latencies.Time(Kind.Draft, () => callers.Post(HttpCallers.Applicant, "/api/applications", Draft, latencies, cancellationToken));
        using var json = JsonDocument.Parse(draft);
        var id = json.RootElement.GetProperty("id").GetGuid();
        await latencies.Time(Kind.Submit, () => callers.Post(HttpCallers.Applicant, $"/api/applications/{id}/submit", null, latencies, cancellationToken));
        return id;
    }

    public async Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken)
    {
        var (clerk, task) = (HttpCallers.ClerkOf(step), $"/api/tasks/{application}/{ReferenceWork.Steps[step].Key}");
        if (claims)
            await latencies.Time(Kind.Claim, () => callers.Post(clerk, $"{task}/claim", null, latencies, cancellationToken));
        await latencies.Time(Kind.Decide, () => callers.Post(clerk, $"{task}/decide", Grant, latencies, cancellationToken));
    }

    public async Task<double> Allocated(CancellationToken cancellationToken) =>
        double.Parse(AllocatedLine().Match(await callers.Get("/metrics", cancellationToken)).Groups["bytes"].Value, CultureInfo.InvariantCulture);

    public Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken) => town.Faults(applications, cancellationToken);

    public ValueTask DisposeAsync()
    {
        callers.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"^dotnet_gc_heap_total_allocated_bytes_total(\{[^}]*\})? (?<bytes>[0-9.eE+]+)", RegexOptions.Multiline)]
    private static partial Regex AllocatedLine();
}
