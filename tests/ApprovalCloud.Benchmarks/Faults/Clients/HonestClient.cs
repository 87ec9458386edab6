using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.Benchmarks.Faults.Clients;

/// <summary>
/// Calls the API as every program should: each request has an idempotency key, and whatever is answered unclearly is sent again with the same
/// one until there is an answer.
/// </summary>
internal sealed class HonestClient(Uri address, Ledger ledger) : IDisposable
{
    /// <summary>After so long without an answer a request is given up and sent again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2), MaxConnectionsPerServer = 64 })
    {
        BaseAddress = address, Timeout = Patience,
    };

    private readonly Dictionary<string, string> tokens = [];

    /// <returns>The answer; null if it was refused for good, which is written down.</returns>
    public async Task<byte[]?> Ask(HttpMethod method, string account, string path, byte[]? json, CancellationToken cancellationToken)
    {
        var key = Guid.NewGuid().ToString("N");
        while (true)
        {
            var pause = Pause;
            try
            {
                using var request = await Write(method, account, path, json, key, cancellationToken);
                using var response = await client.SendAsync(request, cancellationToken);
                var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                if (response.IsSuccessStatusCode)
                    return answer;
                if (response.StatusCode == HttpStatusCode.Unauthorized)
                    Forget(account, request);
                else if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests || IsBusy(response, answer))
                    (pause, _) = (After(response), Met(Trouble.Refused, $"{(int)response.StatusCode}"));
                else if ((int)response.StatusCode >= 500)
                    Met(Trouble.Unclear, $"{(int)response.StatusCode}");
                else
                    return Complain($"{method} {path}: {(int)response.StatusCode} {Encoding.UTF8.GetString(answer)}");
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                Met(Trouble.Unclear, exception is OperationCanceledException ? "no answer" : "broken");
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    public void Dispose() => client.Dispose();

    private static bool IsBusy(HttpResponseMessage response, byte[] answer) => response.StatusCode == HttpStatusCode.Conflict && answer.AsSpan().IndexOf("Busy"u8) >= 0;

    private static TimeSpan After(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } delta ? TimeSpan.FromTicks(Math.Min(delta.Ticks, LongestPause.Ticks)) : Pause;

    private bool Met(Trouble trouble, string what)
    {
        ledger.Met(trouble, what);
        return true;
    }

    private byte[]? Complain(string what)
    {
        ledger.Complain(what);
        return null;
    }

    private async Task<HttpRequestMessage> Write(HttpMethod method, string account, string path, byte[]? json, string key, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", await Token(account, cancellationToken)) } };
        request.Headers.Add("Idempotency-Key", key);
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private async Task<string> Token(string account, CancellationToken cancellationToken)
    {
        lock (tokens)
        {
            if (tokens.TryGetValue(account, out var known))
                return known;
        }

        using var response = await client.PostAsJsonAsync("/api/account/login", new { email = $"{account}@example.test", password = SamplePeople.Password }, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"Sign-in of {account}: {(int)response.StatusCode}");
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("accessToken").GetString()!;
        lock (tokens)
            tokens[account] = token;
        return token;
    }

    private void Forget(string account, HttpRequestMessage request)
    {
        lock (tokens)
        {
            if (tokens.GetValueOrDefault(account) == request.Headers.Authorization?.Parameter)
                tokens.Remove(account);
        }
    }
}
