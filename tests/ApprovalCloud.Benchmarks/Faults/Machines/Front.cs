namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>HAProxy before the web nodes and before the database, with the configuration that is delivered.</summary>
internal sealed class Front : IDisposable
{
    private readonly Daemon haproxy;

    public Front(Installed installed, Cluster cluster, IReadOnlyList<int> webPorts, string folder)
    {
        var (web, database) = (Processes.FreePort(), Processes.FreePort());
        (Address, DatabasePort) = (new Uri($"http://127.0.0.1:{web}"), database);
        var environment = new Dictionary<string, string>
        {
            ["WEB_BIND"] = $"127.0.0.1:{web}",
            ["WEB1"] = $"127.0.0.1:{webPorts[0]}",
            ["WEB2"] = $"127.0.0.1:{webPorts[1]}",
            ["MEMBERS_AUTHORITY"] = cluster.Authority.Certificate,
            ["DATABASE_BIND"] = $"127.0.0.1:{database}",
        };
        foreach (var member in cluster.All)
            environment[$"DATABASE_{member.Name.ToUpperInvariant()}"] = member.Address;
        haproxy = new Daemon(
            Path.Combine(folder, "haproxy.log"), ["haproxy", "-db", "-f", installed.Deployed("haproxy/web.cfg"), "-f", installed.Deployed("haproxy/database.cfg")], environment);
        haproxy.Start();
    }

    public Uri Address { get; }

    public int DatabasePort { get; }

    public string Said(int lines) => $"HAProxy:\n{haproxy.Said(lines)}";

    public void Dispose() => haproxy.Dispose();
}
