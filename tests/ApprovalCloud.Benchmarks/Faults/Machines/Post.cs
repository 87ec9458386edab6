using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>The mail server: it keeps what comes, in the order in which it came, and can be away for a while.</summary>
internal sealed class Post : IAsyncDisposable
{
    private readonly List<string> arrived = [];
    private SmtpServer? server;

    public int Port { get; } = Processes.FreePort();

    /// <summary>The names of all mails that have come; one that came twice is there twice.</summary>
    public IReadOnlyList<string> Arrived
    {
        get
        {
            Collect();
            return arrived;
        }
    }

    public void Open() => server = new SmtpServer(Port);

    public async Task Close()
    {
        if (server is null)
            return;
        await server.DisposeAsync();
        Collect();
        server = null;
    }

    public async ValueTask DisposeAsync() => await Close();

    private void Collect()
    {
        if (server is not null)
            arrived.AddRange(server.Take().Select(mail => mail.Mail.MessageId!));
    }
}
