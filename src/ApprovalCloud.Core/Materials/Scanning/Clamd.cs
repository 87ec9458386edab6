using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Materials;

/// <summary>Asks ClamAV's daemon. Its protocol: a command ended by NUL; the file in pieces, each after its length, ended by length 0; one line back.</summary>
internal sealed class Clamd(string address, TimeSpan patience, ILogger<Clamd> logger) : IMalwareScanner
{
    private const int Piece = 65_536;
    private const int LongestAnswer = 4_096;

    public bool IsConfigured => true;

    public async Task<ScanVerdict> Scan(Stream content, CancellationToken cancellationToken)
    {
        var answer = await Ask("zINSTREAM\0", content, cancellationToken);
        switch (answer)
        {
            case "stream: OK":
                return ScanVerdict.Clean;
            case { } found when found.StartsWith("stream: ", StringComparison.Ordinal) && found.EndsWith(" FOUND", StringComparison.Ordinal):
                logger.LogWarning("Malware in a file: {Answer}", found);
                return ScanVerdict.Infected;
            case { } strange:
                logger.LogWarning("clamd says something that is no answer: {Answer}", strange);
                return ScanVerdict.Unknown;
            case null:
                return ScanVerdict.Unknown;
        }
    }

    public async Task<bool> IsUp(CancellationToken cancellationToken) => await Ask("zPING\0", null, cancellationToken) == "PONG";

    private async Task<string?> Ask(string command, Stream? content, CancellationToken cancellationToken)
    {
        using var patiently = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patiently.CancelAfter(patience);
        try
        {
            using var socket = await Connect(patiently.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command), patiently.Token);
            if (content is not null)
                await Send(content, stream, patiently.Token);
            return await Read(stream, patiently.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("clamd at {Address} does not answer: {Error}", address, exception.Message);
            return null;
        }
    }

    private async Task<Socket> Connect(CancellationToken cancellationToken)
    {
        const string Unix = "unix:";
        var isUnix = address.StartsWith(Unix, StringComparison.Ordinal);
        var socket = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isUnix)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address[Unix.Length..]), cancellationToken);
            else if (address.LastIndexOf(':') is > 0 and var colon)
                await socket.ConnectAsync(address[..colon], int.Parse(address[(colon + 1)..], CultureInfo.InvariantCulture), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task Send(Stream content, NetworkStream to, CancellationToken cancellationToken)
    {
        var piece = new byte[Piece];
        var length = new byte[4];
        for (int read; (read = await content.ReadAsync(piece, cancellationToken)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, read);
            await to.WriteAsync(length, cancellationToken);
            await to.WriteAsync(piece.AsMemory(0, read), cancellationToken);
        }

        await to.WriteAsync(new byte[4], cancellationToken);
    }

    private static async Task<string> Read(NetworkStream from, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        for (int read; length < answer.Length && (read = await from.ReadAsync(answer.AsMemory(length), cancellationToken)) > 0;)
        {
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0))
                break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }
}
