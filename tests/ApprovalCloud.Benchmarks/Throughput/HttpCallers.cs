using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Calls an API with bearer tokens: one each for the applicant and for a clerk of every step.</summary>
/// <param name="connections">At most.</param>
internal sealed class HttpCallers(Uri address, int connections = 256) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = connections }) { BaseAddress = address };
    private readonly Dictionary<string, AuthenticationHeaderValue> tokens = [];

    public const string Applicant = "citizen";

    /// <summary>Somebody with a few applications, as most people have.</summary>
    public const string Neighbour = "citizen2";

    public Uri Address => address;

    /// <summary>When whoever was told that there is no place comes again, about; null where that is never to happen.</summary>
    public TimeSpan? ComeAgainAfter { get; init; }

    public static string ClerkOf(int step) => $"clerk.{ReferenceWork.Steps[step].Department}";

    public async Task SignIn(CancellationToken cancellationToken)
    {
        foreach (var account in Enumerable.Range(0, ReferenceWork.Steps.Count).Select(ClerkOf).Append(Applicant).Append(Neighbour))
        {
            using var response = await client.PostAsJsonAsync("/api/account/login", new { email = $"{account}@example.test", password = SamplePeople.Password }, cancellationToken);
            response.EnsureSuccessStatusCode();
            var token = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            tokens[account] = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        }
    }

    public string TokenOf(string account) => tokens[account].Parameter!;

    public async Task<byte[]> Post(Kind kind, string account, string path, byte[]? json, Latencies latencies, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Authorization = tokens[account];
            if (json is not null)
                request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var response = await client.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                latencies.Add(kind, Stopwatch.GetElapsedTime(begun));
                return answer;
            }

            if (response.StatusCode == HttpStatusCode.Conflict && answer.AsSpan().IndexOf("Busy"u8) >= 0)
            {
                latencies.Repeated++;
            }
            else if (ComeAgainAfter is { } pause && response is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null })
            {
                latencies.Refused.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancellationToken);
                begun = Stopwatch.GetTimestamp();
            }
            else
            {
                throw new InvalidOperationException($"{path}: {response.StatusCode} {System.Text.Encoding.UTF8.GetString(answer)}");
            }
        }
    }

    public async Task<byte[]> Read(string account, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = tokens[account];
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    public Task<string> Get(string path, CancellationToken cancellationToken) => client.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);

    public void Dispose() => client.Dispose();
}
