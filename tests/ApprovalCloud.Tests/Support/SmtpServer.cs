using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace ApprovalCloud.Tests.Support;

/// <summary>What came through one SMTP conversation: to whom it was handed in, and the bytes as they came.</summary>
/// <param name="Client">Whose certificate was shown; null where none was.</param>
public sealed record Received(IReadOnlyList<string> Recipients, string Raw, MimeMessage Mail, string? Client = null);

/// <summary>An SMTP server on a free port (RFC 5321, with 8BITMIME), which keeps what it receives.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock guard = new();
    private readonly List<Received> received = [];
    private readonly X509Certificate2? certificate;
    private readonly Task serving;

    /// <param name="certificate">With one, letters are taken after STARTTLS alone (RFC 3207).</param>
    public SmtpServer(int port = 0, X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
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
                    await Converse(client.GetStream(), certificate is null);
                }
                catch (Exception problem) when (problem is IOException or AuthenticationException)
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

    private async Task Converse(Stream line, bool takes)
    {
        // One byte is one character, so that nothing is lost before MIME says what it is.
        using var reader = new StreamReader(line, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(line, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        var recipients = new List<string>();
        if (line is NetworkStream)
            await writer.WriteLineAsync("220 test ESMTP");
        while (await reader.ReadLineAsync(stopping.Token) is { } said)
        {
            var verb = said.Split(' ')[0].ToUpperInvariant();
            if (verb == "STARTTLS")
            {
                await writer.WriteLineAsync("220 go on");
                await using var secured = new SslStream(line, leaveInnerStreamOpen: true, (_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateNameMismatch);
                await secured.AuthenticateAsServerAsync(certificate!, clientCertificateRequired: true, checkCertificateRevocation: false);
                await Converse(secured, takes: true);
                return;
            }

            if (!takes && verb is not ("EHLO" or "QUIT"))
            {
                await writer.WriteLineAsync("530 Must issue a STARTTLS command first");
                continue;
            }

            if (verb == "RCPT")
                recipients.Add(said[(said.IndexOf('<', StringComparison.Ordinal) + 1)..said.IndexOf('>', StringComparison.Ordinal)]);
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Keep(recipients, await Body(reader), (line as SslStream)?.RemoteCertificate?.Subject);
                recipients = [];
            }

            await writer.WriteLineAsync(verb switch { "EHLO" => takes ? "250-test\r\n250 8BITMIME" : "250-test\r\n250-STARTTLS\r\n250 8BITMIME", "QUIT" => "221 bye", _ => "250 ok" });
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

    private void Keep(List<string> recipients, string raw, string? client)
    {
        var mail = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(raw)));
        lock (guard)
            received.Add(new Received(recipients, raw, mail, client));
    }
}
