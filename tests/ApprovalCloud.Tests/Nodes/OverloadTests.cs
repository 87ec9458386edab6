using System.Collections.Concurrent;
using System.Globalization;
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

    // In pieces, whose length nobody knows before, or spelt otherwise: a password takes one of the few places all the same.
    [Theory]
    [InlineData("/api/account/login", true)]
    [InlineData("/api/account/login", false)]
    [InlineData("/API/Account/LOGIN/", true)]
    [InlineData("/api/account/resetPassword", true)]
    public async Task FloodOfPasswords_TakesNobodyElsesPlace(string address, bool inPieces)
    {
        var (before, unread) = (await node.Refused("sign-ins"), await node.Refused("uploads"));
        var flood = node.AtOnce(32, 8, client =>
        {
            var password = JsonContent.Create(new { email = "citizen@example.test", password = "Not-the-password-1", resetCode = "none", newPassword = "Not-the-password-1" });
            return inPieces ? client.PostAsync(new Uri(address, UriKind.Relative), password) : Whole(client, address, password);
        });

        var others = await node.AtOnce(1, 40, client => client.GetAsync(Services));
        var answers = await flood;

        Assert.All(others, one => Assert.Equal(HttpStatusCode.OK, one.Status));
        var refused = await node.Refused("sign-ins") - before;
        Assert.True(refused > 0);
        Assert.Equal(answers.Count(one => one.Status == HttpStatusCode.ServiceUnavailable), refused + await node.Refused("uploads") - unread);
        Assert.All(answers, one => Assert.Contains(one.Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Conflict, HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests }));

        static async Task<HttpResponseMessage> Whole(HttpClient client, string address, JsonContent password)
        {
            await password.LoadIntoBufferAsync();
            return await client.PostAsync(new Uri(address, UriKind.Relative), password);
        }
    }

    [Fact]
    public async Task PasswordThatComesSlowly_TakesNoPlace()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(node.Address.Host, node.Address.Port);
        await slow.GetStream().WriteAsync("POST /api/account/login HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{"u8.ToArray());

        var answers = await node.AtOnce(1, 3, client => client.PostAsJsonAsync("/api/account/login", new { email = "citizen2@example.test", password = SamplePeople.Password }));

        Assert.All(answers, one => Assert.Equal(HttpStatusCode.OK, one.Status));
    }

    [Theory]
    [InlineData(400_000, true, HttpStatusCode.OK)]
    [InlineData(400_000, false, HttpStatusCode.OK)]
    [InlineData(900_000, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(900_000, false, HttpStatusCode.RequestEntityTooLarge)]
    public async Task PasswordWithAFormThatIsTakenAlong_IsTaken_UpToItsLimit(int length, bool inPieces, HttpStatusCode expected)
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        using var form = JsonContent.Create(new { email = "citizen2@example.test", password = SamplePeople.Password, kept = new string('x', length) });
        if (!inPieces)
            await form.LoadIntoBufferAsync(TestContext.Current.CancellationToken);

        using var answer = await client.PostAsync(new Uri("/api/account/login", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
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
        using var client = await node.Program("citizen2");
        using var content = new Endless("application/json");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send(client, HttpMethod.Post, "/api/applications", content));
        Assert.False(content.WasRead);
        Assert.All(await node.AtOnce(1, 5, other => other.GetAsync(Services)), one => Assert.Equal(HttpStatusCode.OK, one.Status));
    }

    [Fact]
    public async Task FileOfTwoGigabytes_IsRefused_WithoutBeingRead()
    {
        using var client = await node.Program("citizen2");
        using var draft = await client.PostAsJsonAsync("/api/applications", new { service = "open-a-restaurant" }, TestContext.Current.CancellationToken);
        var materials = $"/api/applications/{(await draft.Json()).GetProperty("id").GetGuid()}/materials";
        using var list = await client.GetAsync(new Uri(materials, UriKind.Relative), TestContext.Current.CancellationToken);
        var key = (await list.Json()).GetProperty("materials").EnumerateArray().First(one => one.GetProperty("mayAttach").GetBoolean()).GetProperty("key").GetString();
        using var content = new Endless("application/pdf");

        Assert.Equal(HttpStatusCode.BadRequest, await Send(client, HttpMethod.Put, $"{materials}/{key}", content));
        Assert.False(content.WasRead);
    }

    private static async Task<HttpStatusCode> Send(HttpClient client, HttpMethod method, string address, Endless content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    // Sent when the server has said that it wants it.
    private sealed class Endless : HttpContent
    {
        public Endless(string type) => (Headers.ContentLength, Headers.ContentType) = (2_000_000_000, new(type));

        public bool WasRead { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasRead = true;
            while (true)
                await stream.WriteAsync(new byte[1 << 16]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2_000_000_000;
            return true;
        }
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

        public async Task<HttpClient> Program(string account)
        {
            var client = new HttpClient { BaseAddress = Address };
            using var signedIn = await client.PostAsJsonAsync("/api/account/login", new { email = $"{account}@example.test", password = SamplePeople.Password });
            client.DefaultRequestHeaders.Authorization = new("Bearer", (await signedIn.Json()).GetProperty("accessToken").GetString());
            return client;
        }

        /// <summary>How many were told to come again in this lane so far.</summary>
        public async Task<int> Refused(string lane)
        {
            // What was counted a moment ago is given out again.
            await Task.Delay(TimeSpan.FromMilliseconds(400));
            using var client = new HttpClient { BaseAddress = Address };
            var line = (await client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n').Single(one => one.StartsWith("approvalcloud_load_refused_total", StringComparison.Ordinal) && one.Contains($"lane=\"{lane}\"", StringComparison.Ordinal));
            return int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        }

        public override async ValueTask DisposeAsync()
        {
            process?.Dispose();
            await base.DisposeAsync();
        }
    }

    public sealed record Answer(HttpStatusCode Status, string? ComeAgain);
}
