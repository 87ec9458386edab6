using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Nodes;

/// <summary>Past what a node can do it refuses at once and says when to come again; and goes on with what it can do.</summary>
public sealed class OverloadTests(OverloadTests.SmallNode node) : IClassFixture<OverloadTests.SmallNode>
{
    private static readonly Uri Services = new("/api/services", UriKind.Relative);
    private static readonly Uri Page = new("/", UriKind.Relative);

    [Fact]
    public async Task RequestsBeyondCapacity_AreRefusedAtOnce_AndAfterwardsItServesAsBefore()
    {
        var answers = await node.AtOnce(64, 20, client => client.GetAsync(Page));

        Assert.Contains(answers, one => one.Status == HttpStatusCode.OK);
        Assert.Contains(answers, one => one.Status == HttpStatusCode.ServiceUnavailable);
        Assert.All(answers, one => Assert.True(one is { Status: HttpStatusCode.OK } or { Status: HttpStatusCode.ServiceUnavailable, ComeAgain: "2" }, $"{one}"));
        Assert.All(await node.AtOnce(1, 20, client => client.GetAsync(Services)), one => Assert.Equal(HttpStatusCode.OK, one.Status));
    }

    [Fact]
    public async Task FloodOfSignIns_TakesNobodyElsesPlace()
    {
        var flood = node.AtOnce(32, 8, client => client.PostAsJsonAsync("/api/account/login", new { email = "citizen@example.test", password = "Not-the-password-1" }));

        var others = await node.AtOnce(1, 40, client => client.GetAsync(Services));
        var answers = await flood;

        Assert.All(others, one => Assert.Equal(HttpStatusCode.OK, one.Status));
        Assert.Contains(answers, one => one.Status == HttpStatusCode.ServiceUnavailable);
        Assert.All(answers, one => Assert.Contains(one.Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests }));
    }

    [Fact]
    public async Task SlowSendersOfLargeBodies_TakeNobodyElsesPlace()
    {
        var senders = new List<TcpClient>();
        for (var sender = 0; sender < 12; sender++)
        {
            senders.Add(new TcpClient());
            await senders[^1].ConnectAsync(node.Address.Host, node.Address.Port);
            await senders[^1].GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/applications HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n{"));
        }

        Assert.All(await node.AtOnce(2, 20, client => client.GetAsync(Services)), one => Assert.Equal(HttpStatusCode.OK, one.Status));
        senders.ForEach(sender => sender.Dispose());
    }

    [Fact]
    public async Task BodyOfTwoGigabytes_IsRefused_WithoutBeingRead()
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        using var signedIn = await client.PostAsJsonAsync("/api/account/login", new { email = "citizen2@example.test", password = SamplePeople.Password });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await signedIn.Json()).GetProperty("accessToken").GetString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/applications") { Content = new StreamContent(new Endless()) };
        request.Content.Headers.ContentLength = 2_000_000_000;
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.ExpectContinue = true;

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.All(await node.AtOnce(1, 5, other => other.GetAsync(Services)), one => Assert.Equal(HttpStatusCode.OK, one.Status));
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer) => buffer.Length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }

    /// <summary>A process that takes on two requests at once.</summary>
    public sealed class SmallNode : SqlitePlatform
    {
        private RunningPlatform? process;

        public Uri Address => process!.Address;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            process = await RunningPlatform.Start(
                Connection, RunningPlatform.FreePort(), "--Jobs:Enabled=false", $"--Mail:Folder={MailFolder}", "--SignIn:PerMinute=100000",
                "--Load:RequestsAtOnce=2", "--Load:SignInsAtOnce=1", "--Load:UploadsAtOnce=4", "--Load:Waiting=4");
        }

        public async Task<IReadOnlyCollection<Answer>> AtOnce(int callers, int times, Func<HttpClient, Task<HttpResponseMessage>> ask)
        {
            var answers = new ConcurrentBag<Answer>();
            using var client = new HttpClient { BaseAddress = Address };
            await Parallel.ForEachAsync(Enumerable.Range(0, callers * times), new ParallelOptions { MaxDegreeOfParallelism = callers }, async (_, _) =>
            {
                using var answer = await ask(client);
                answers.Add(new Answer(answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
            });
            return answers;
        }

        public override async ValueTask DisposeAsync()
        {
            process?.Dispose();
            await base.DisposeAsync();
        }
    }

    public sealed record Answer(HttpStatusCode Status, string? ComeAgain);
}
