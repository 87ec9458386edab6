using System.Globalization;
using System.Text.Json;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>The floor over HTTP.</summary>
internal sealed class HttpFloorSide(FloorDatabase database, Served served, string group) : ISide
{
    private static readonly byte[] Application = JsonSerializer.SerializeToUtf8Bytes(new { service = ReferenceWork.Service, facts = ReferenceWork.Answers });
    private static readonly byte[] Grant = JsonSerializer.SerializeToUtf8Bytes(new { verdict = "Grant", note = "in order" });

    private readonly HttpCallers callers = new(served.Address);

    public string Name => database.Name;

    public IChecked Database => database;

    public int Share => FloorSide.FloorShare;

    public int? ProcessId => served.ProcessId;

    public Task SignIn(CancellationToken cancellationToken) => callers.SignIn(cancellationToken);

    public async Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken)
    {
        var answer = await callers.Post(Kind.Submit, HttpCallers.Applicant, $"/{group}/applications", Application, latencies, cancellationToken);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("id").GetGuid();
    }

    public Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken) => callers.Post(
        Kind.Decide, HttpCallers.ClerkOf(step), $"/{group}/tasks/{application}/{ReferenceWork.Steps[step].Key}/decide", Grant, latencies, cancellationToken);

    public async Task<double> Allocated(CancellationToken cancellationToken) =>
        double.Parse(await callers.Get("/allocated", cancellationToken), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        callers.Dispose();
        return ValueTask.CompletedTask;
    }
}
