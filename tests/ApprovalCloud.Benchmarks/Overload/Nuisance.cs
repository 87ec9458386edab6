using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>Something that is done to a node while others work with it: by so many at once, again and again.</summary>
internal abstract class Nuisance(string name, int atOnce)
{
    private readonly ConcurrentDictionary<string, int> ends = [];

    public string Name => name;

    /// <summary>How it came out for whoever did it, and how often.</summary>
    public string Ends => string.Join(", ", ends.OrderByDescending(end => end.Value).Select(end => $"{end.Value:N0} {end.Key}"));

    public Task Go(Uri address, CancellationToken ended) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => Repeat(address, ended), CancellationToken.None)));

    /// <returns>How it came out.</returns>
    protected abstract Task<string> Once(Uri address, CancellationToken ended);

    protected static async Task<TcpClient> Connect(Uri address, string head, CancellationToken ended)
    {
        var client = new TcpClient { ReceiveBufferSize = 4_096 };
        try
        {
            await client.ConnectAsync(address.Host, address.Port, ended);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")), ended);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <returns>The status with which the answer begins.</returns>
    protected static async Task<string> Status(TcpClient client, CancellationToken ended)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        return await reader.ReadLineAsync(ended) is { } line ? line.Split(' ')[1] : "cut off";
    }

    private async Task Repeat(Uri address, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                Count(await Once(address, ended));
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                Count("cut off");
            }
            catch (OperationCanceledException)
            {
                Count("still at it");
            }
        }
    }

    private void Count(string end) => ends.AddOrUpdate(end, 1, (_, many) => many + 1);
}
