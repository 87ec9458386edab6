using System.Text.Json;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>Three members, one of which is the primary.</summary>
internal sealed class Cluster : IDisposable
{
    /// <summary>Whose certificate the web nodes have.</summary>
    public const string Nodes = "web";

    /// <summary>As whom members come to each other's database (<c>pg_ident</c> in patroni.yml).</summary>
    public const string Role = "approvalcloud_cluster";

    private const int Members = 3;
    private readonly HttpClient asking;

    public Cluster(Network network, Installed installed, string folder, bool haveLogDisks)
    {
        network.Build(Members);
        List<string> addresses = [.. Enumerable.Range(0, Members).Select(network.AddressOf)];
        Authority = new Authority(installed, Path.Combine(folder, "authority"), [.. addresses.Select((address, member) => (Member.NameOf(member), address)), (Nodes, "127.0.0.1")]);
        asking = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1), SslOptions = Authority.Trusting() }) { Timeout = TimeSpan.FromSeconds(2) };
        All = [.. Enumerable.Range(0, Members).Select(number => new Member(number, addresses, network, installed, Authority, folder, haveLogDisks))];
    }

    public Authority Authority { get; }

    public IReadOnlyList<Member> All { get; }

    public async Task Start(CancellationToken cancellationToken)
    {
        foreach (var member in All)
            member.StartEtcd();
        foreach (var member in All)
            member.StartPatroni();
        await Whole(TimeSpan.FromMinutes(2), cancellationToken);
    }

    public Task<Member> Primary(CancellationToken cancellationToken) => Who("/primary", cancellationToken);

    /// <summary>The standby that the primary waits for before it acknowledges anything.</summary>
    public Task<Member> SynchronousStandby(CancellationToken cancellationToken) => Who("/sync", cancellationToken);

    /// <summary>Until all members run in one timeline, one of them as the primary and one as its synchronous standby.</summary>
    public async Task Whole(TimeSpan most, CancellationToken cancellationToken)
    {
        for (var begun = DateTime.UtcNow; DateTime.UtcNow - begun < most;)
        {
            foreach (var member in All)
            {
                if (await Ask(member, "/cluster", cancellationToken) is { } cluster && IsWhole(cluster))
                    return;
            }

            await Task.Delay(300, cancellationToken);
        }

        throw new TimeoutException($"The cluster is not whole.\n{await Ask(All[0], "/cluster", cancellationToken)}\n{Said(20)}");
    }

    /// <summary>What its members have said lately.</summary>
    public string Said(int lines) => string.Join("\n\n", All.Select(member => member.Said(lines)));

    public void Dispose()
    {
        foreach (var member in All)
            member.Dispose();
        asking.Dispose();
    }

    private static bool IsWhole(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        var members = json.RootElement.GetProperty("members").EnumerateArray()
            .Select(member => (Role: Word(member, "role"), State: Word(member, "state"), Timeline: Word(member, "timeline"))).ToList();
        return members.Count == Members && members.TrueForAll(member => member.State is "running" or "streaming")
            && members.Select(member => member.Timeline).Distinct().Count() == 1
            && members.Count(member => member.Role == "leader") == 1 && members.Exists(member => member.Role == "sync_standby");
    }

    private static string? Word(JsonElement member, string name) => member.TryGetProperty(name, out var value) ? value.ToString() : null;

    private async Task<Member> Who(string role, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            foreach (var member in All)
            {
                if (await Ask(member, role, cancellationToken) is not null)
                    return member;
            }

            await Task.Delay(200, cancellationToken);
        }

        throw new TimeoutException($"No member is {role}.\n{Said(20)}");
    }

    private async Task<string?> Ask(Member member, string what, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await asking.GetAsync(new Uri($"https://{member.Address}:8008{what}"), cancellationToken);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(cancellationToken) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
