using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace ApprovalCloud.Tests.Support;

/// <summary>What came through one SMTP conversation: to whom it was handed in, and the bytes as they came.</summary>
public sealed record Received(IReadOnlyList<string> Recipients, string Raw, MimeMessage Mail);

/// <summary>An SMTP server on a free port (RFC 5321, with 8BITMIME), which keeps what it receives.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock guard = new();
    private readonly List<Received> received = [];
    private readonly Task serving;

    public SmtpServer(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What has come since the last time.</summary>
    public IReadOnlyList<Received> Take()
    {
        lock (guard)
        {
            List<Received> all = [.. received];
            received.Clear();
            return all;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                try
                {
                    await Converse(client.GetStream());
                }
                catch (IOException)
                {
                    // Whoever spoke is gone; what was not said to its end is not kept.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Converse(NetworkStream line)
    {
        // One byte is one character, so that nothing is lost before MIME says what it is.
        using var reader = new StreamReader(line, Encoding.Latin1);
        await using var writer = new StreamWriter(line, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var recipients = new List<string>();
        await writer.WriteLineAsync("220 test ESMTP");
        while (await reader.ReadLineAsync(stopping.Token) is { } said)
        {
            var verb = said.Split(' ')[0].ToUpperInvariant();
            if (verb == "RCPT")
                recipients.Add(said[(said.IndexOf('<', StringComparison.Ordinal) + 1)..said.IndexOf('>', StringComparison.Ordinal)]);
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Keep(recipients, await Body(reader));
                recipients = [];
            }

            await writer.WriteLineAsync(verb switch { "EHLO" => "250-test\r\n250 8BITMIME", "QUIT" => "221 bye", _ => "250 ok" });
            if (verb == "QUIT")
                return;
        }
    }

    private async Task<string> Body(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is var text && text != ".")
            body.Append((text ?? throw new EndOfStreamException()) is ['.', ..] ? text[1..] : text).Append("\r\n");
        return body.ToString();
    }

    private void Keep(List<string> recipients, string raw)
    {
        var mail = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(raw)));
        lock (guard)
            received.Add(new Received(recipients, raw, mail));
    }
}
