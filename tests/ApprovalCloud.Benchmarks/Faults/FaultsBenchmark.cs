using System.Diagnostics;
using ApprovalCloud.Benchmarks.Faults.Checks;
using ApprovalCloud.Benchmarks.Faults.Clients;
using ApprovalCloud.Benchmarks.Faults.Machines;
using ApprovalCloud.Benchmarks.Throughput;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Faults;

/// <summary>Things break one after the other while clients work; afterwards it is checked that nothing they were told was lost or done twice.</summary>
internal static class FaultsBenchmark
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Between two faults, so that each is seen by itself.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    /// <summary>While letters are owed some are sent, but for the pauses after failures (10, 20, 40 seconds for the longest outage here) and between two runs of the outbox.</summary>
    private static readonly TimeSpan LettersBound = TimeSpan.FromSeconds(40 + 5);

    /// <param name="isIsolated">In namespaces of its own: networks can be made, and disks mounted.</param>
    /// <param name="logs">A folder in which the logs of all processes stay; otherwise they are shown if something fails.</param>
    public static async Task<int> Run(bool isShort, bool isIsolated, string? logs, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Longest);
        var folder = logs is null ? Directory.CreateTempSubdirectory("faults-") : Directory.CreateDirectory(logs);
        Shell.Run("chmod", "go+x", folder.FullName);
        try
        {
            return await Run(folder.FullName, isShort, isIsolated, limited.Token);
        }
        finally
        {
            if (logs is null)
                folder.Delete(recursive: true);
        }
    }

    private static async Task<int> Run(string folder, bool isShort, bool isIsolated, CancellationToken cancellationToken)
    {
        await using var site = new Site(folder, isIsolated, hasOtherClock: !isShort);
        try
        {
            var wrong = await Break(site, isShort, cancellationToken);
            foreach (var one in wrong)
                await Console.Error.WriteLineAsync(one);
            Console.WriteLine(wrong.Count == 0 ? "All of it holds." : $"{wrong.Count} things do not hold.");
            return wrong.Count == 0 ? 0 : 1;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"{exception}\n\n{site.Said(30)}");
            return 1;
        }
    }

    private static async Task<IReadOnlyList<string>> Break(Site site, bool isShort, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        await site.Start(cancellationToken);
        Console.WriteLine($"Three members of PostgreSQL under Patroni and etcd, HAProxy, two web nodes, {(site.Network.CanBeCut ? "each member in a network of its own" : "all on the loopback")}: up after {time.Elapsed.TotalSeconds:N0} s");
        var ledger = new Ledger();
        using var client = new HonestClient(site.Front.Address, ledger);
        var load = new SteadyLoad(client, ledger, cancellationToken);
        load.Start();
        await Task.Delay(Calm + Calm, cancellationToken);
        var faults = new FaultList(site, new RegistryReader(client, cancellationToken), ledger, cancellationToken);
        var observed = new List<Observed>();
        Observed.PrintHeading();
        foreach (var fault in isShort ? faults.Short() : faults.All())
        {
            observed.Add(await Watch(site, fault, ledger, cancellationToken));
            observed[^1].Print();
            await Task.Delay(Calm, cancellationToken);
        }

        if (!isShort)
            faults.NotPermitted().ToList().ForEach(Console.WriteLine);
        Explain();
        List<string> wrong = [.. observed.Where(one => !one.IsInTime).Select(one => $"{one.Fault.Name}: it took too long")];
        if (!await load.Finish(TimeSpan.FromSeconds(60)))
            wrong.Add("not every application could be brought to its end");
        wrong.AddRange(ledger.Wrong);
        wrong.AddRange(await Check(site, ledger, cancellationToken));
        Console.WriteLine($"{time.Elapsed.TotalSeconds:N0} s in all");
        return wrong;
    }

    private static async Task<Observed> Watch(Site site, Fault fault, Ledger ledger, CancellationToken cancellationToken)
    {
        var struck = ledger.Now;
        var done = await fault.Strike();
        await Task.Delay(fault.Lasts, cancellationToken);
        if (fault.Heal is { } heal && await heal() is { } said)
            done = $"{done}; {said}";
        await site.Whole(cancellationToken);
        return Observed.Of(fault, done, ledger, struck, ledger.Now);
    }

    private static async Task<IReadOnlyList<string>> Check(Site site, Ledger ledger, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        // Connections of this process may still lead to a primary that is none any more.
        NpgsqlConnection.ClearAllPools();
        await Letters(site, ledger, cancellationToken);
        var granted = ledger.Acknowledged.Where(one => one.Act == Act.Submit).Select(one => one.Application).ToList();
        return
        [
            .. await site.Town.Run(services => new LedgerCheck(services.GetRequiredService<AppDbContext>(), ledger).Faults(cancellationToken)),
            .. await site.Town.Faults(granted, cancellationToken),
            .. await site.Town.Run(services => new LettersCheck(services.GetRequiredService<AppDbContext>(), services.GetRequiredService<MailComposer>()).Faults(site.Post.Arrived, cancellationToken)),
            .. await site.Town.Run(services => Figures(services, cancellationToken)),
        ];
    }

    private static async Task Letters(Site site, Ledger ledger, CancellationToken cancellationToken)
    {
        var begun = ledger.Now;
        var (before, left, moved) = (await Unsent(site, cancellationToken), long.MaxValue, begun);
        while (left > 0 && ledger.Now - moved < LettersBound)
        {
            var now = await Unsent(site, cancellationToken);
            (left, moved) = (now, now < left ? ledger.Now : moved);
            await Task.Delay(500, cancellationToken);
        }

        Console.WriteLine($"letters: {before:N0} were owed when the last decision was taken; {(left > 0 ? $"{left:N0} were left, and none was sent for {LettersBound.TotalSeconds:N0} s" : $"all were sent {(ledger.Now - begun).TotalSeconds:N0} s later")}");
    }

    private static async Task<long> Unsent(Site site, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(site.Platform);
        await connection.OpenAsync(cancellationToken);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM outbox WHERE sent_at IS NULL", connection);
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<IReadOnlyList<string>> Figures(IServiceProvider services, CancellationToken cancellationToken)
    {
        var recounted = await services.GetRequiredService<RecountFigures>().Run(repair: false, cancellationToken);
        Console.WriteLine($"figures: {recounted.Applications:N0} applications and {recounted.Steps:N0} steps counted again, {recounted.Differences.Count} differences");
        return recounted.Differences.Count == 0 ? [] : [$"figures: {recounted.Differences.Count} differences"];
    }

    private static void Explain()
    {
        Console.WriteLine();
        Console.WriteLine("silence: the longest time in which nobody was acknowledged anything, and how long it may be. back: when the first acknowledgement came after that, counted");
        Console.WriteLine("from the fault. slowest: the longest that one client needed, all attempts together. refused: 429 or 503, to be sent again. unclear: no answer or a broken");
        Console.WriteLine("one, sent again with its key. whole: until nothing was missing any more, the time included for which it was left broken.");
    }
}
