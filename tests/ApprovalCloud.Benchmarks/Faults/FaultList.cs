using ApprovalCloud.Benchmarks.Faults.Clients;
using ApprovalCloud.Benchmarks.Faults.Machines;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Faults;

/// <summary>What is broken, one thing after the other.</summary>
internal sealed class FaultList(Site site, RegistryReader reader, Ledger ledger, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    /// <summary>Longer than a primary's key lasts, and than it takes to make another one.</summary>
    private static readonly TimeSpan BeyondTtl = TimeSpan.FromSeconds(32);

    private Member? struck;

    public IEnumerable<Fault> Short() => [NoMail(TimeSpan.FromSeconds(6)), WebNodeKilled(0), PrimaryKilled()];

    public IEnumerable<Fault> All()
    {
        yield return WebNodeKilled(0);
        yield return WebNodeKilled(1);
        yield return PrimaryKilled();
        yield return MachineKilled();
        yield return PrimaryPaused();
        yield return StandbyPaused();
        if (site.Network.CanBeCut)
        {
            yield return PrimaryCut();
            yield return LogDiskFull();
        }

        if (Installed.FakeTime is not null)
        {
            yield return ClockJumps(Ahead);
            yield return ClockJumps(-Ahead);
        }

        yield return NoMail(TimeSpan.FromSeconds(15));
        yield return NoRegistries();
    }

    /// <summary>What cannot be tried on this machine.</summary>
    public IEnumerable<string> NotPermitted()
    {
        if (!site.Network.CanBeCut)
            yield return "not permitted here: networks and mounts of our own; the cut between nodes and the full disk were not tried";
        if (Installed.FakeTime is null)
            yield return "not installed here: libfaketime; the jumps of the clock were not tried";
    }

    private Fault WebNodeKilled(int node) => new($"SIGKILL of web node {node + 1}", Bounds.WebNode, () =>
        {
            site.Nodes[node].Kill();
            return Task.FromResult("killed, started again after 5 s");
        }, TimeSpan.FromSeconds(5), () =>
        {
            site.Nodes[node].Start();
            return Task.FromResult<string?>(null);
        });

    private Fault PrimaryKilled() => OfPrimary("SIGKILL of the primary", Bounds.CrashedPrimary, primary => primary.KillPostgres(), TimeSpan.FromSeconds(5), _ => { });

    private Fault MachineKilled() => OfPrimary(
        "SIGKILL of the primary and its Patroni", Bounds.SilentPrimary, primary => primary.Kill(), BeyondTtl, primary => primary.StartPatroni());

    private Fault PrimaryPaused() => OfPrimary("SIGSTOP of the primary and its Patroni", Bounds.SilentPrimary, primary => primary.Pause(), BeyondTtl, primary => primary.Resume());

    private Fault PrimaryCut() => OfPrimary("the primary cut off from all others", Bounds.SilentPrimary, primary => primary.Cut(), BeyondTtl, primary => primary.Join());

    private Fault StandbyPaused() => new("SIGSTOP of the synchronous standby", Bounds.SilentStandby, async () =>
        {
            struck = await site.Cluster.SynchronousStandby(cancellationToken);
            struck.Pause();
            return $"it was {struck.Name}";
        }, BeyondTtl, async () =>
        {
            var standby = await site.Cluster.SynchronousStandby(cancellationToken);
            struck!.Resume();
            return $"then it was {standby.Name}";
        });

    private Fault LogDiskFull() => new("the primary's disk for the log is full", Bounds.FullDisk, async () =>
        {
            struck = await site.Cluster.Primary(cancellationToken);
            struck.Disk!.Fill();
            return $"filled at {struck.Name}, which could write {await NeedLog()} segments more";
        }, TimeSpan.FromSeconds(15), () =>
        {
            struck!.Disk!.Free();
            return Task.FromResult<string?>(null);
        });

    private Fault ClockJumps(TimeSpan ahead) => new($"web node 2's clock jumps {Math.Abs(ahead.TotalHours):0} hours {(ahead > TimeSpan.Zero ? "ahead" : "back")}", Bounds.Hiccup, () =>
        {
            site.Nodes[1].SetClock(ahead);
            return Task.FromResult("put right after 12 s");
        }, TimeSpan.FromSeconds(12), () =>
        {
            site.Nodes[1].SetClock(TimeSpan.Zero);
            return Task.FromResult<string?>(null);
        });

    private Fault NoMail(TimeSpan lasts) => new("the mail server is away", Bounds.Hiccup, async () =>
        {
            await site.Post.Close();
            return $"for {lasts.TotalSeconds:0} s";
        }, lasts, () =>
        {
            site.Post.Open();
            return Task.FromResult<string?>(null);
        });

    private Fault NoRegistries() => new("all registries are away", Bounds.Hiccup, async () =>
        {
            var (answered, asked, took) = await reader.Read();
            site.Registries.Kill();
            var without = await reader.Read();
            if (answered < asked || without.Answered > 0)
                throw new InvalidOperationException($"{answered} of {asked} lookups were answered before, and {without.Answered} without registries.");
            return $"before: {answered} of {asked} lookups answered in {took.TotalSeconds:N1} s; without: {without.Answered} of {without.Asked}, said after {without.Took.TotalSeconds:N1} s";
        }, TimeSpan.FromSeconds(5), async () =>
        {
            site.Registries.Start();
            var back = ledger.Now;
            while (await reader.Read() is var (answered, asked, _) && answered < asked)
                await Task.Delay(500, cancellationToken);
            return $"all answered again {(ledger.Now - back).TotalSeconds:N1} s after they were back";
        });

    private Fault OfPrimary(string name, TimeSpan bound, Action<Member> strike, TimeSpan lasts, Action<Member> heal) => new(name, bound, async () =>
        {
            struck = await site.Cluster.Primary(cancellationToken);
            strike(struck);
            return $"it was {struck.Name}";
        }, lasts, async () =>
        {
            heal(struck!);
            var primary = await site.Cluster.Primary(cancellationToken);
            return $"now it is {primary.Name}";
        });

    /// <returns>How many segments of the log could still be written.</returns>
    private async Task<int> NeedLog()
    {
        var written = 0;
        try
        {
            await using var server = new NpgsqlConnection($"{site.Administration};Pooling=false");
            await server.OpenAsync(cancellationToken);
            await using var change = new NpgsqlCommand("CREATE TABLE IF NOT EXISTS needs_log (at timestamptz); INSERT INTO needs_log VALUES (now()); SELECT pg_switch_wal()", server);
            for (; written < 64; written++)
                await change.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            // There was no room for the next.
        }

        return written;
    }
}
