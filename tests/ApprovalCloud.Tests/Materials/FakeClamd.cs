using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApprovalCloud.Tests.Materials;

/// <summary>Speaks clamd's protocol, and does what a daemon should not do.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    public const string Marker = "THIS-IS-MALWARE-FOR-A-TEST";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly Task listening;

    public FakeClamd()
    {
        listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listening = Listen();
    }

    public enum Manner { Right, Silent, Garbage, HangsUp, TooLarge }

    public string Address { get; }

    public Manner Does { get; set; }

    public int Scans { get; private set; }

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

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var command = new StringBuilder();
                var one = new byte[1];
                while (await stream.ReadAsync(one, stopped.Token) > 0 && one[0] != 0)
                    command.Append((char)one[0]);
                if (Does == Manner.HangsUp)
                    return;
                if (command.ToString() == "zPING")
                {
                    await Say(stream, Does == Manner.Right ? "PONG" : "who is there?");
                    return;
                }

                Scans++;
                var content = await Content(stream);
                if (Does == Manner.Silent)
                    await Task.Delay(Timeout.Infinite, stopped.Token);
                await Say(stream, Does switch
                {
                    Manner.Garbage => "stream: perhaps",
                    Manner.TooLarge => "INSTREAM size limit exceeded. ERROR",
                    _ => content.Contains(Marker, StringComparison.Ordinal) ? "stream: Test.Marker FOUND" : "stream: OK",
                });
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // Whoever asked has gone.
            }
        }
    }

    private async Task<string> Content(NetworkStream stream)
    {
        var content = new StringBuilder();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, stopped.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
                return content.ToString();
            await stream.ReadExactlyAsync(piece, stopped.Token);
            content.Append(Encoding.Latin1.GetString(piece));
        }
    }

    private static Task Say(NetworkStream stream, string words) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\0")).AsTask();
}
