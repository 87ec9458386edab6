using System.Net;
using System.Net.Sockets;
using System.Text;
using static ApprovalCloud.Tests.Nodes.TwoNodes;

namespace ApprovalCloud.Tests.Nodes;

/// <summary>Those who send slowly, or without end, hold none of the places at which others are served.</summary>
[Collection(nameof(TwoNodes))]
public sealed class RoughClientsTests
{
    // More than both nodes take on at once, with those who wait.
    private const int Many = 700;
    private const long TwoGigabytes = 2_000_000_000;

    private readonly TwoNodes platform;

    public RoughClientsTests(TwoNodes platform)
    {
        RequireBoth();
        this.platform = platform;
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: town\r\nX-Slow: ")]
    [InlineData("POST /api/applications HTTP/1.1\r\nHost: town\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")]
    [InlineData("POST /api/account/login HTTP/1.1\r\nHost: town\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{")]
    public async Task ThoseWhoSendSlowly_HoldNoPlace_AndAreSentAway(string begun)
    {
        var slow = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => Send(begun)));

        await Serves();
        await platform.Program("citizen");
        foreach (var client in slow)
        {
            using (client)
                Assert.True(await IsSentAway(client));
        }
    }

    [Theory]
    [InlineData("Content-Length: 2000000000")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task BodyOfTwoGigabytes_IsRefused_BeforeMuchOfItIsTaken(string length)
    {
        using var token = await platform.Program("citizen2");
        using var client = await Send($"POST /api/applications HTTP/1.1\r\nHost: town\r\nAuthorization: {token.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/json\r\n{length}\r\n\r\n");
        var piece = Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");
        var (sent, stream) = (0L, client.GetStream());
        using var refused = new CancellationTokenSource();
        var answer = FirstLine(stream, refused);

        try
        {
            for (; sent < TwoGigabytes && !refused.IsCancellationRequested; sent += piece.Length)
                await stream.WriteAsync(length.StartsWith("Content", StringComparison.Ordinal) ? piece.AsMemory(7, 0x10000) : piece, refused.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // It was refused meanwhile.
        }

        Assert.Contains(await answer.WaitAsync(TimeSpan.FromMinutes(1)), new[] { "HTTP/1.1 413", "" });
        Assert.InRange(sent, 0, TwoGigabytes / 10);
        await Serves();
    }

    private async Task<TcpClient> Send(string begun)
    {
        var client = new TcpClient();
        await client.ConnectAsync(platform.Address.Host, platform.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun));
        return client;
    }

    private async Task Serves()
    {
        using var visitor = platform.Visitor();
        for (var request = 0; request < 20; request++)
        {
            using var answer = await visitor.GetAsync(new Uri("/api/services", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    // By an answer that says that it took too long, or without a word.
    private static async Task<bool> IsSentAway(TcpClient client)
    {
        var buffer = new byte[1000];
        try
        {
            while (await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromMinutes(1)) is var read and > 0)
                Assert.StartsWith("HTTP/1.1 408", Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // Cut off.
        }

        return true;
    }

    private static async Task<string> FirstLine(NetworkStream stream, CancellationTokenSource refused)
    {
        var buffer = new byte[12];
        try
        {
            var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
            return Encoding.ASCII.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            return "";
        }
        finally
        {
            await refused.CancelAsync();
        }
    }
}
