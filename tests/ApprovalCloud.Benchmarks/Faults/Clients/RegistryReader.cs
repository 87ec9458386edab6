using System.Diagnostics;
using System.Text.Json;
using ApprovalCloud.Benchmarks.Throughput;

namespace ApprovalCloud.Benchmarks.Faults.Clients;

/// <summary>A citizen who lets a form be filled in from the registries, and then gives the draft up.</summary>
internal sealed class RegistryReader(HonestClient client, CancellationToken cancellationToken)
{
    private static readonly byte[] Draft = JsonSerializer.SerializeToUtf8Bytes(new
    {
        service = "child-birth",
        facts = new Dictionary<string, string> { ["applicant.relation"] = "mother", ["father.isNamed"] = "false", ["household.joins"] = "mothers" },
    });

    private static readonly byte[] Consent = JsonSerializer.SerializeToUtf8Bytes(new { consent = new[] { "social-insurance", "marriage" } });

    /// <returns>How many lookups were answered, and of how many; and how long the citizen waited.</returns>
    public async Task<(int Answered, int Asked, TimeSpan Took)> Read()
    {
        var begun = await Ask(HttpMethod.Post, "/api/applications", Draft);
        var draft = $"/api/applications/{begun.GetProperty("id").GetGuid()}";
        var started = Stopwatch.GetTimestamp();
        var filled = await Ask(HttpMethod.Post, $"{draft}/prefill", Consent);
        var took = Stopwatch.GetElapsedTime(started);
        await client.Ask(HttpMethod.Delete, HttpCallers.Applicant, draft, null, cancellationToken);
        var outcomes = filled.GetProperty("fetched").EnumerateArray().Select(one => one.GetProperty("outcome").GetString()).ToList();
        return (outcomes.Count(outcome => outcome == "Answered"), outcomes.Count, took);
    }

    private async Task<JsonElement> Ask(HttpMethod method, string path, byte[] json)
    {
        var answer = await client.Ask(method, HttpCallers.Applicant, path, json, cancellationToken) ?? throw new InvalidOperationException($"{path} was refused.");
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.Clone();
    }
}
