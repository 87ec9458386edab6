using ApprovalCloud.Benchmarks.Faults.Machines;
using ApprovalCloud.Benchmarks.Throughput;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Faults;

/// <summary>Everything that runs: the database's cluster, HAProxy, two web nodes, a mail server and the sample registries.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const string Database = "approvalcloud";
    private readonly ReferenceService service = new();

    /// <param name="hasOtherClock">Whether the clock of the last web node can be set.</param>
    public Site(string folder, bool isIsolated, bool hasOtherClock)
    {
        (Network, Registries) = (new Network(isIsolated), new Registries(folder));
        var installed = new Installed();
        Cluster = new Cluster(Network, installed, folder, haveLogDisks: isIsolated);
        Post = new Post();
        // The nodes' ports must be known to HAProxy before the nodes are told where HAProxy has the database.
        var ports = new[] { Processes.FreePort(), Processes.FreePort() };
        Front = new Front(installed, Cluster, ports, folder);
        Town = new ProductTown("platform", KeyValuePair.Create("ConnectionStrings:Postgres", Platform), service);
        var settings = new Dictionary<string, string>(Town.Settings.Concat(Registries.Settings))
        {
            ["Jobs:Enabled"] = "true", ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{Post.Port}", ["Mail:UseTls"] = "false",
            ["Proxies"] = "127.0.0.1",
            ["Kestrel:Certificates:Default:Path"] = Cluster.Authority.CertificateOf(Cluster.Nodes),
            ["Kestrel:Certificates:Default:KeyPath"] = Cluster.Authority.KeyOf(Cluster.Nodes),
            ["Serilog:MinimumLevel:Default"] = "Warning", ["Serilog:MinimumLevel:Override:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Error",
        };
        Nodes = [.. ports.Select((port, number) => new WebNode(number + 1, port, settings, folder, hasOtherClock && number > 0))];
    }

    public Network Network { get; }

    public Cluster Cluster { get; }

    public Front Front { get; }

    public IReadOnlyList<WebNode> Nodes { get; }

    public Post Post { get; }

    public Registries Registries { get; }

    public ProductTown Town { get; }

    /// <summary>To the primary, as whoever may do everything there.</summary>
    public string Administration => Connection("postgres", "postgres", Cluster.Role);

    public string Platform => Connection("approvalcloud", Database, "approvalcloud");

    public async Task Start(CancellationToken cancellationToken)
    {
        await Cluster.Start(cancellationToken);
        await CreateDatabase(cancellationToken);
        await Town.Build(cancellationToken);
        Post.Open();
        Registries.Start();
        foreach (var node in Nodes)
            node.Start();
        await Whole(cancellationToken);
    }

    /// <summary>Until nothing is missing any more.</summary>
    public async Task Whole(CancellationToken cancellationToken)
    {
        await Cluster.Whole(TimeSpan.FromSeconds(90), cancellationToken);
        foreach (var node in Nodes)
            await node.Ready(TimeSpan.FromSeconds(60), cancellationToken);
    }

    public string Said(int lines) => string.Join("\n\n", Nodes.Select(node => node.Said(lines)).Append(Front.Said(lines)).Append(Cluster.Said(lines)));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            node.Dispose();
        Registries.Dispose();
        Front.Dispose();
        Cluster.Dispose();
        await Post.DisposeAsync();
        service.Dispose();
    }

    // As decision 28 advises: what does not answer is given up soon, and asked for again.
    private string Connection(string user, string database, string role)
    {
        var (certificate, key) = Cluster.Authority.OfRole(role, Cluster.Nodes);
        return $"Host=127.0.0.1;Port={Front.DatabasePort};Database={database};Username={user};SSL Mode=VerifyFull;Root Certificate={Cluster.Authority.Certificate};SSL Certificate={certificate};SSL Key={key};Timeout=5;Command Timeout=15;Tcp Keepalive=true;Tcp Keepalive Time=10;Tcp Keepalive Interval=5";
    }

    private async Task CreateDatabase(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var server = new NpgsqlConnection(Administration);
                await server.OpenAsync(cancellationToken);
                await using var create = new NpgsqlCommand("CREATE ROLE approvalcloud LOGIN", server);
                await create.ExecuteNonQueryAsync(cancellationToken);
                create.CommandText = $"CREATE DATABASE {Database} OWNER approvalcloud";
                await create.ExecuteNonQueryAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException exception) when (exception is not PostgresException && attempt < 20)
            {
                // HAProxy has not seen the primary yet.
                await Task.Delay(500, cancellationToken);
            }
        }
    }
}
