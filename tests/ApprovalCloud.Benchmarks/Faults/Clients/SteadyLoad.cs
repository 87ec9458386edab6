using System.Text.Json;
using ApprovalCloud.Benchmarks.Throughput;

namespace ApprovalCloud.Benchmarks.Faults.Clients;

/// <summary>Some clients who work steadily, each waiting for an answer before the next request, until they are told to begin nothing new.</summary>
internal sealed class SteadyLoad(HonestClient client, Ledger ledger, CancellationToken cancellationToken)
{
    private const int Callers = 8;
    private const int UnderWay = 24;

    /// <summary>Between the requests of one client: thirty a second of all, which two processors manage beside the whole cluster.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(270);

    private static readonly byte[] Draft = JsonSerializer.SerializeToUtf8Bytes(new { service = ReferenceWork.Service, facts = ReferenceWork.Answers });
    private static readonly byte[] Grant = JsonSerializer.SerializeToUtf8Bytes(new { verdict = "Grant", note = "in order" });

    private readonly Backlog backlog = new(UnderWay);
    private volatile bool mayBegin = true;
    private Task? working;

    public void Start() => working = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(Work, cancellationToken)));

    /// <summary>Everything that was begun is brought to its end.</summary>
    /// <returns>Whether that was possible in time.</returns>
    public async Task<bool> Finish(TimeSpan most)
    {
        mayBegin = false;
        return await Task.WhenAny(working!, Task.Delay(most, cancellationToken)) == working;
    }

    private async Task Work()
    {
        while (mayBegin || !backlog.IsEmpty)
        {
            var next = Task.Delay(Pace, cancellationToken);
            if (backlog.Next(mayBegin) is { } work)
                await (work.Application is { } application ? Decide(application, work.Step) : Submit());
            await next;
        }
    }

    private async Task Submit()
    {
        var begun = ledger.Now;
        if (await client.Ask(HttpMethod.Post, HttpCallers.Applicant, "/api/applications", Draft, cancellationToken) is { } answer)
        {
            using var json = JsonDocument.Parse(answer);
            var application = json.RootElement.GetProperty("id").GetGuid();
            ledger.Acknowledge(Act.Begin, application, 0, begun);
            begun = ledger.Now;
            if (await client.Ask(HttpMethod.Post, HttpCallers.Applicant, $"/api/applications/{application}/submit", null, cancellationToken) is not null)
            {
                ledger.Acknowledge(Act.Submit, application, 0, begun);
                backlog.Submitted(application);
                return;
            }
        }

        backlog.GivenUp();
    }

    private async Task Decide(Guid application, int step)
    {
        var begun = ledger.Now;
        if (await client.Ask(HttpMethod.Post, HttpCallers.ClerkOf(step), $"/api/tasks/{application}/{ReferenceWork.Steps[step].Key}/decide", Grant, cancellationToken) is not null)
        {
            ledger.Acknowledge(Act.Decide, application, step, begun);
            backlog.Decided(application, step);
            return;
        }

        backlog.GivenUp();
    }
}
