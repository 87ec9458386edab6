using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ApprovalCloud.Tests.Browser;

/// <summary>The line between a browser and the platform: it can be cut in the middle of what is being sent, and comes back when it is told to.</summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> ends = [];
    private readonly Uri platform;
    private readonly Task answering;
    private TaskCompletionSource cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long left = long.MaxValue;

    public Line(Uri platform)
    {
        this.platform = platform;
        listener.Start();
        answering = Answer();
    }

    /// <summary>The platform, over this line.</summary>
    public Uri Address => new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>The line is cut as soon as so many more bytes have been sent over it; the task ends then.</summary>
    public Task CutAfter(long bytes)
    {
        cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref left, bytes);
        return cut.Task;
    }

    public void ComesBack() => Interlocked.Exchange(ref left, long.MaxValue);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Hang();
        await answering;
        listener.Dispose();
    }

    private async Task Answer()
    {
        var calls = new List<Task>();
        try
        {
            while (true)
                calls.Add(Carry(await listener.AcceptTcpClientAsync()));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var near = browser;
        using var far = new TcpClient();
        ends.Add(near);
        ends.Add(far);
        if (Interlocked.Read(ref left) <= 0)
            return;
        await far.ConnectAsync(platform.Host, platform.Port);
        await Task.WhenAny(Pass(near.GetStream(), far.GetStream(), counts: true), Pass(far.GetStream(), near.GetStream(), counts: false));
    }

    private async Task Pass(NetworkStream from, NetworkStream to, bool counts)
    {
        var piece = new byte[16_384];
        try
        {
            for (int length; (length = await from.ReadAsync(piece)) > 0;)
            {
                await to.WriteAsync(piece.AsMemory(0, length));
                if (!counts || Interlocked.Add(ref left, -length) > 0)
                    continue;
                // What is under way still arrives.
                to.Socket.Shutdown(SocketShutdown.Send);
                Hang();
                cut.TrySetResult();
                return;
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // One of them has hung up.
        }
    }

    private void Hang()
    {
        while (ends.TryTake(out var end))
            end.Dispose();
    }
}
