using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Between the browser and the platform: cuts the connection in the middle of a file, and keeps it cut if it is told to.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly Uri platform;
    private readonly Task listening;

    public CuttingProxy(Uri platform)
    {
        this.platform = platform;
        listener.Start();
        // The same host: a browser keeps its sign-in by host.
        Address = new UriBuilder(platform) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        listening = Listen();
    }

    public Uri Address { get; }

    /// <summary>Cuts the next connection that has sent more than this many bytes.</summary>
    public int? CutAfter { get; set; }

    /// <summary>Nothing goes through.</summary>
    public bool IsDown { get; set; }

    /// <summary>After a cut it stays down.</summary>
    public bool StaysDown { get; set; }

    public int Cuts { get; private set; }

    /// <summary>From where on pieces were sent.</summary>
    public List<long> Offsets { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Dispose();
        await listening;
        stopped.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptTcpClientAsync(stopped.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Over.
        }
    }

    private async Task Serve(TcpClient browser)
    {
        using var server = new TcpClient();
        try
        {
            if (IsDown)
                return;
            await server.ConnectAsync(platform.Host, platform.Port, stopped.Token);
            var up = Up(browser.GetStream(), server.GetStream());
            await Task.WhenAny(up, server.GetStream().CopyToAsync(browser.GetStream(), stopped.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // One of the two has gone.
        }
        finally
        {
            // Not a proper end, but what a phone in a tunnel does.
            browser.Client.LingerState = new LingerOption(enable: true, seconds: 0);
            browser.Dispose();
        }
    }

    private async Task Up(NetworkStream from, NetworkStream to)
    {
        var piece = new byte[16_384];
        long sent = 0;
        for (int read; (read = await from.ReadAsync(piece, stopped.Token)) > 0;)
        {
            Note(Encoding.Latin1.GetString(piece, 0, read));
            await to.WriteAsync(piece.AsMemory(0, read), stopped.Token);
            sent += read;
            if (CutAfter is not { } limit || sent <= limit)
                continue;
            CutAfter = null;
            Cuts++;
            IsDown = StaysDown;
            return;
        }
    }

    private void Note(string text)
    {
        const string Header = "upload-offset: ";
        if (!text.StartsWith("PATCH ", StringComparison.Ordinal) || text.IndexOf(Header, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
            return;
        var from = at + Header.Length;
        Offsets.Add(long.Parse(text[from..text.IndexOf('\r', from)], System.Globalization.CultureInfo.InvariantCulture));
    }
}
