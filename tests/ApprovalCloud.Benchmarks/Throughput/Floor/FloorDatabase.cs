using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>A database of the floor's own tables.</summary>
internal sealed class FloorDatabase(string connection)
{
    public string Connection => connection;

    public NpgsqlDataSource Open() => NpgsqlDataSource.Create($"{connection};Max Auto Prepare=10;Auto Prepare Min Usages=1;Maximum Pool Size=64");

    public async Task Build(CancellationToken cancellationToken)
    {
        await using var database = Open();
        using var file = new StreamReader(typeof(FloorDatabase).Assembly.GetManifestResourceStream("floor.sql")!);
        await using (var create = database.CreateCommand(await file.ReadToEndAsync(cancellationToken)))
            await create.ExecuteNonQueryAsync(cancellationToken);
        foreach (var (step, position) in ReferenceWork.Steps.Select((step, position) => (step, position)))
        {
            await using var insert = database.CreateCommand("INSERT INTO service_steps VALUES ($1, $2, $3, $4)");
            foreach (var value in new object[] { position, step.Key, step.Department, step.Needs.Select(need => ReferenceWork.Steps[need].Key).ToArray() })
                insert.Parameters.Add(new NpgsqlParameter { Value = value });
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async Task<IReadOnlyList<string>> Faults(string name, IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken)
    {
        await using var database = Open();
        var (faults, steps) = (new List<string>(), ReferenceWork.Steps.Count);
        var heads = new Dictionary<Guid, (int Count, byte[] Head)>();
        await using (var all = database.CreateCommand("SELECT id, event_count, head_hash FROM applications WHERE ended_as = 'Granted'"))
        await using (var rows = await all.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
                heads[rows.GetGuid(0)] = (rows.GetInt32(1), rows.GetFieldValue<byte[]>(2));
        }

        if (!applications.ToHashSet().SetEquals(heads.Keys) || await Count(database, "SELECT count(*) FROM applications", cancellationToken) != heads.Count)
            faults.Add($"{applications.Count:N0} applications were answered, {heads.Count:N0} are granted");
        var decisions = await Count(database, "SELECT count(DISTINCT (application_id, step)) FROM events WHERE kind = 'StepGranted'", cancellationToken);
        if (decisions != steps * applications.Count || await Count(database, "SELECT count(*) FROM events WHERE kind = 'StepGranted'", cancellationToken) != decisions)
            faults.Add($"{steps * applications.Count:N0} decisions were answered, {decisions:N0} different ones are there");
        var (events, broken) = await Chains(database, heads, cancellationToken);
        Console.WriteLine($"{name}: {heads.Count:N0} applications granted by {decisions:N0} decisions; {events:N0} events, {broken} chains are not whole");
        return broken == 0 ? faults : [.. faults, $"{broken} chains are not whole"];
    }

    private static async Task<(int Events, int Broken)> Chains(NpgsqlDataSource database, Dictionary<Guid, (int Count, byte[] Head)> heads, CancellationToken cancellationToken)
    {
        await using var all = database.CreateCommand("""
            SELECT application_id, sequence, hash, concat_ws(E'\x1f', application_id, sequence, (extract(epoch FROM at) * 1000000)::bigint, kind, step, actor_id, actor_name, data, clock)
            FROM events ORDER BY application_id, sequence
            """);
        await using var rows = await all.ExecuteReaderAsync(cancellationToken);
        var (events, whole, previous, at, sequence) = (0, new HashSet<Guid>(), Array.Empty<byte>(), Guid.Empty, 0);
        while (await rows.ReadAsync(cancellationToken))
        {
            events++;
            if (rows.GetGuid(0) != at)
                (at, previous, sequence) = (rows.GetGuid(0), [], 0);
            var hash = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(rows.GetString(3))]);
            if (rows.GetInt32(1) != ++sequence || !hash.AsSpan().SequenceEqual(rows.GetFieldValue<byte[]>(2)))
                sequence = int.MinValue;
            if (heads.TryGetValue(at, out var end) && end.Count == sequence && end.Head.AsSpan().SequenceEqual(hash))
                whole.Add(at);
            previous = hash;
        }

        return (events, heads.Count - whole.Count);
    }

    private static async Task<int> Count(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
