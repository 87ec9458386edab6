using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApprovalCloud.Benchmarks.Throughput;

internal enum Manner
{
    /// <summary>Submitted in one request, and decided without a claim: none is needed where nobody else has claimed it.</summary>
    Plain,

    /// <summary>As people do it: begun and then submitted, and each step claimed before it is decided; one request and one commit more for each of them.</summary>
    Claims,

    /// <summary>Rules grant every step when it is submitted.</summary>
    Instant,
}

/// <summary>The platform as it is run, over HTTP.</summary>
internal sealed partial class ProductSide(string name, ProductTown town, int process, HttpCallers callers, Manner manner) : ISide
{
    private static readonly byte[] Grant = JsonSerializer.SerializeToUtf8Bytes(new { verdict = "Grant", note = "in order" });

    private readonly byte[] application = JsonSerializer.SerializeToUtf8Bytes(
        new { service = manner == Manner.Instant ? ReferenceWork.Instant : ReferenceWork.Service, facts = ReferenceWork.Answers });

    public string Name => name;

    public Uri Address => callers.Address;

    public IChecked Database => town;

    public int Share => 1;

    public int? ProcessId => process;

    public bool IsInstant => manner == Manner.Instant;

    public static async Task<IReadOnlyList<ProductSide>> Start(ProductTown town, Processes processes, CancellationToken cancellationToken, params (string Name, Manner Manner)[] sides)
    {
        var (address, process) = await processes.Serve("ApprovalCloud.Web.dll", Processes.FreePort(), town.Settings, "/health/ready", "run");
        var callers = new HttpCallers(address);
        await callers.SignIn(cancellationToken);
        return [.. sides.Select(side => new ProductSide(side.Name, town, process, callers, side.Manner))];
    }

    public Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken) => Submit(HttpCallers.Applicant, latencies, cancellationToken);

    public async Task<Guid> Submit(string applicant, Latencies latencies, CancellationToken cancellationToken)
    {
        if (manner != Manner.Claims)
            return Id(await callers.Post(Kind.Submit, applicant, "/api/applications/submit", application, latencies, cancellationToken));
        var id = await Begin(applicant, latencies, cancellationToken);
        await callers.Post(Kind.Submit, applicant, $"/api/applications/{id}/submit", null, latencies, cancellationToken);
        return id;
    }

    /// <returns>An application with all its answers that was not submitted.</returns>
    public async Task<Guid> Begin(string applicant, Latencies latencies, CancellationToken cancellationToken) =>
        Id(await callers.Post(Kind.Draft, applicant, "/api/applications", application, latencies, cancellationToken));

    private static Guid Id(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("id").GetGuid();
    }

    public async Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken)
    {
        var (clerk, task) = (HttpCallers.ClerkOf(step), $"/api/tasks/{application}/{ReferenceWork.Steps[step].Key}");
        if (manner == Manner.Claims)
            await callers.Post(Kind.Claim, clerk, $"{task}/claim", null, latencies, cancellationToken);
        await callers.Post(Kind.Decide, clerk, $"{task}/decide", Grant, latencies, cancellationToken);
    }

    public async Task<double> Allocated(CancellationToken cancellationToken) =>
        double.Parse(AllocatedLine().Match(await callers.Get("/metrics", cancellationToken)).Groups["bytes"].Value, CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        callers.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"^dotnet_gc_heap_total_allocated_bytes_total(\{[^}]*\})? (?<bytes>[0-9.eE+]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AllocatedLine();
}
