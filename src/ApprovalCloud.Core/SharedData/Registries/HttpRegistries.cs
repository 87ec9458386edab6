using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Asks registries over HTTP. Neither what was asked nor what was answered is ever logged.</summary>
internal sealed class HttpRegistries(RegistryConnections connections, AnswerReader reader, IMeterFactory meters, ILogger<HttpRegistries> log) : IRegistries
{
    public const string MeterName = "ApprovalCloud.Registries";

    private readonly Histogram<double> durations = meters.Create(MeterName).CreateHistogram<double>(
        "approvalcloud.registry.duration", unit: "s", description: "How long registries take to answer, by outcome.");

    public async Task<RegistryAnswer> Ask(
        Registry registry, Lookup lookup, IReadOnlyDictionary<string, string> names, AskedFor askedFor, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (answer, status) = await Try(registry, lookup, names, askedFor, cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        durations.Record(took.TotalSeconds, new("registry", registry.Key), new("outcome", answer.Outcome.ToString()));
        log.Log(
            answer.Outcome is LookupOutcome.Answered or LookupOutcome.NothingFound or LookupOutcome.SeveralFound ? LogLevel.Debug : LogLevel.Warning,
            "Registry {Registry}, {Lookup}: {Outcome} ({Status}) after {Milliseconds} ms", registry.Key, lookup.Key, answer.Outcome, status, (int)took.TotalMilliseconds);
        return answer;
    }

    private async Task<(RegistryAnswer Answer, int? Status)> Try(
        Registry registry, Lookup lookup, IReadOnlyDictionary<string, string> names, AskedFor askedFor, CancellationToken cancellationToken)
    {
        try
        {
            var connection = connections.To(registry);
            using var response = await connection.Send(lookup, names, askedFor, cancellationToken);
            if (response is null)
                return (new RegistryAnswer(LookupOutcome.NothingFound), null);
            var answer = response.StatusCode == HttpStatusCode.OK ? await Read(response, lookup, names, cancellationToken) : new RegistryAnswer(OutcomeOf(response.StatusCode));
            return (answer with { Proof = connection.ProofOf(response) }, (int)response.StatusCode);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (new RegistryAnswer(OutcomeOf(registry, failure)), null);
        }
    }

    private async Task<RegistryAnswer> Read(
        HttpResponseMessage response, Lookup lookup, IReadOnlyDictionary<string, string> names, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType;
        var isJson = type?.MediaType is { } media
            && (media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return isJson
            ? reader.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), lookup, names)
            : new RegistryAnswer(LookupOutcome.Unreadable);
    }

    private static LookupOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        404 => LookupOutcome.NothingFound,
        401 or 403 or (>= 300 and < 400) => LookupOutcome.Refused,
        408 => LookupOutcome.TooSlow,
        429 or >= 500 => LookupOutcome.Down,
        _ => LookupOutcome.Unreadable,
    };

    private LookupOutcome OutcomeOf(Registry registry, Exception failure)
    {
        switch (failure)
        {
            case RegistryFailure { Outcome: var outcome }:
                return outcome;
            case TimeoutRejectedException or OperationCanceledException:
                return LookupOutcome.TooSlow;
            case HttpRequestException or BrokenCircuitException or RateLimiterRejectedException:
                return LookupOutcome.Down;
            default:
                // A certificate that cannot be read, a limit that makes no sense: its kind says enough, and no more is safe to write.
                log.LogError("Registry {Registry} cannot be asked: {Failure}. Look at its settings under Registries:{Key}.", registry.Key, failure.GetType().Name, registry.Key);
                return LookupOutcome.Down;
        }
    }
}
