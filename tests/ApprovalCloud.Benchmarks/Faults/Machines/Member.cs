using System.Globalization;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>One machine of the database's cluster: etcd, Patroni, and the PostgreSQL that Patroni runs.</summary>
internal sealed class Member : IDisposable
{
    private const string HandedOver = "/run/credentials/patroni.service/";
    private readonly Network network;
    private readonly int number;
    private readonly string data;
    private readonly string agreed;
    private readonly Daemon etcd;
    private readonly Daemon patroni;

    public Member(int number, IReadOnlyList<string> addresses, Network network, Installed installed, Authority authority, string folder, bool hasLogDisk)
    {
        (this.network, this.number, Name, Address) = (network, number, NameOf(number), network.AddressOf(number));
        var own = Directory.CreateDirectory(Path.Combine(folder, Name)).FullName;
        data = Path.Combine(own, "data");
        var settings = Directory.CreateDirectory(Path.Combine(own, "patroni")).FullName;
        // What is delivered names one place for certificates, and here are three machines in one.
        var role = authority.OfRole(Cluster.Role, Name);
        File.WriteAllText(Path.Combine(settings, "10-patroni.yml"), File.ReadAllText(installed.Deployed("patroni/patroni.yml"))
            .Replace("/etc/approvalcloud/tls/authority.crt", authority.Certificate, StringComparison.Ordinal)
            .Replace(HandedOver + "member.crt", authority.CertificateOf(Name), StringComparison.Ordinal)
            .Replace(HandedOver + "member.key", authority.KeyOf(Name), StringComparison.Ordinal)
            .Replace(HandedOver + "cluster.crt", role.Certificate, StringComparison.Ordinal)
            .Replace(HandedOver + "cluster.key", role.Key, StringComparison.Ordinal));
        if (hasLogDisk)
        {
            Disk = new LogDisk(Path.Combine(own, "log"));
            Disk.Mount(installed.Owner);
            File.WriteAllText(Path.Combine(settings, "20-log.yml"), Disk.Settings);
        }

        // One disk for three members of etcd, three databases and whatever else the machine does would be no fair trial of etcd, which has its own in earnest.
        agreed = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : own, $"{Path.GetFileName(folder)}-etcd-{Name}")).FullName;
        Shell.Run("chown", "-R", installed.Owner, own, agreed);
        authority.GiveTo(installed.Owner, Name);
        etcd = new Daemon(Path.Combine(folder, $"etcd-{Name}.log"), [.. network.Within(number), .. installed.AsOwner, "etcd"], new Dictionary<string, string>(installed.Variables("etcd/etcd.conf"))
        {
            ["ETCD_CERT_FILE"] = authority.CertificateOf(Name),
            ["ETCD_KEY_FILE"] = authority.KeyOf(Name),
            ["ETCD_TRUSTED_CA_FILE"] = authority.Certificate,
            ["ETCD_PEER_CERT_FILE"] = authority.CertificateOf(Name),
            ["ETCD_PEER_KEY_FILE"] = authority.KeyOf(Name),
            ["ETCD_PEER_TRUSTED_CA_FILE"] = authority.Certificate,
            ["ETCD_NAME"] = Name,
            ["ETCD_DATA_DIR"] = agreed,
            ["ETCD_INITIAL_CLUSTER"] = string.Join(',', addresses.Select((address, other) => $"{NameOf(other)}=https://{address}:2380")),
            ["ETCD_LISTEN_PEER_URLS"] = $"https://{Address}:2380",
            ["ETCD_INITIAL_ADVERTISE_PEER_URLS"] = $"https://{Address}:2380",
            ["ETCD_LISTEN_CLIENT_URLS"] = $"https://{Address}:2379",
            ["ETCD_ADVERTISE_CLIENT_URLS"] = $"https://{Address}:2379",
        });
        var etcdSettings = installed.EtcdHosts[..installed.EtcdHosts.LastIndexOf('_')];
        patroni = new Daemon(Path.Combine(folder, $"patroni-{Name}.log"), [.. network.Within(number), .. installed.AsOwner, "patroni", settings], new Dictionary<string, string>
        {
            ["PATRONI_NAME"] = Name,
            [installed.EtcdHosts] = string.Join(',', addresses.Select(address => $"{address}:2379")),
            [$"{etcdSettings}_PROTOCOL"] = "https",
            [$"{etcdSettings}_CACERT"] = authority.Certificate,
            [$"{etcdSettings}_CERT"] = authority.CertificateOf(Name),
            [$"{etcdSettings}_KEY"] = authority.KeyOf(Name),
            ["PATRONI_RESTAPI_LISTEN"] = $"{Address}:8008",
            ["PATRONI_RESTAPI_CONNECT_ADDRESS"] = $"{Address}:8008",
            ["PATRONI_POSTGRESQL_LISTEN"] = $"{Address}:5432",
            ["PATRONI_POSTGRESQL_CONNECT_ADDRESS"] = $"{Address}:5432",
            ["PATRONI_POSTGRESQL_DATA_DIR"] = data,
            ["PATRONI_POSTGRESQL_BIN_DIR"] = installed.PostgresPrograms,
            ["PATRONI_POSTGRESQL_PGPASS"] = Path.Combine(own, "pgpass"),
            ["PATRONI_SUPERUSER_USERNAME"] = "postgres",
            ["PATRONI_REPLICATION_USERNAME"] = "replicator",
            ["PATRONI_REWIND_USERNAME"] = "rewinder",
        });
    }

    public string Name { get; }

    public string Address { get; }

    public LogDisk? Disk { get; }

    public void StartEtcd() => etcd.Start();

    public void StartPatroni() => patroni.Start();

    /// <summary>SIGKILL to the first process of PostgreSQL; the others end when they miss it.</summary>
    public void KillPostgres() => Shell.Signal("KILL", Postmaster());

    /// <summary>SIGKILL to Patroni and to every process of PostgreSQL.</summary>
    public void Kill()
    {
        patroni.Kill();
        Shell.Signal("KILL", Postmaster().SelectMany(ProcessTree.Of));
    }

    /// <summary>As if the whole machine stood still, but for etcd.</summary>
    public void Pause() => Shell.Signal("STOP", ProcessTree.Of(patroni.Id).Concat(Postmaster().SelectMany(ProcessTree.Of)));

    public void Resume() => Shell.Signal("CONT", ProcessTree.Of(patroni.Id).Concat(Postmaster().SelectMany(ProcessTree.Of)));

    public void Cut() => network.Cut(number);

    public void Join() => network.Join(number);

    public string Said(int lines) => $"etcd {Name}:\n{etcd.Said(lines)}\npatroni {Name}:\n{patroni.Said(lines)}";

    public void Dispose()
    {
        Resume();
        Kill();
        patroni.Dispose();
        etcd.Dispose();
        Disk?.Unmount();
        Directory.Delete(agreed, recursive: true);
    }

    internal static string NameOf(int number) => $"{(char)('a' + number)}";

    private IReadOnlyList<int> Postmaster()
    {
        var file = Path.Combine(data, "postmaster.pid");
        return File.Exists(file) && File.ReadLines(file).FirstOrDefault() is { } first && int.TryParse(first, CultureInfo.InvariantCulture, out var id) && Directory.Exists($"/proc/{id}")
            ? [id]
            : [];
    }
}
