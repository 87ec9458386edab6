using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>Whether all that a floor has answered is there, once, and every chain of events whole.</summary>
/// <param name="at">How the time of an event is read in microseconds.</param>
internal sealed class FloorCheck(DbConnection database, string name, string at)
{
    public async Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken)
    {
        var (faults, steps) = (new List<string>(), ReferenceWork.Steps.Count);
        var heads = new Dictionary<Guid, (int Count, byte[] Head)>();
        await using (var command = Command("SELECT id, event_count, head_hash FROM applications WHERE ended_as = 'Granted'"))
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
                heads[rows.GetGuid(0)] = (rows.GetInt32(1), rows.GetFieldValue<byte[]>(2));
        }

        var there = await Count("SELECT count(*) FROM applications", cancellationToken);
        if (!applications.ToHashSet().SetEquals(heads.Keys) || there != heads.Count)
            faults.Add($"{applications.Count:N0} applications were answered, {there:N0} are there, {heads.Count:N0} are granted");
        var decisions = await Count("SELECT count(*) FROM events WHERE kind = 'StepGranted'", cancellationToken);
        var different = await Count("SELECT count(*) FROM (SELECT DISTINCT application_id, step FROM events WHERE kind = 'StepGranted') one", cancellationToken);
        if (decisions != steps * applications.Count || different != decisions)
            faults.Add($"{steps * applications.Count:N0} decisions were answered, {decisions:N0} are there, {different:N0} different ones");
        var (events, broken) = await Chains(heads, cancellationToken);
        Console.WriteLine($"{name}: {heads.Count:N0} applications granted by {decisions:N0} decisions; {events:N0} events, {broken} chains that are not whole");
        return broken == 0 ? faults : [.. faults, $"{broken} chains are not whole"];
    }

    private async Task<(int Events, int Broken)> Chains(Dictionary<Guid, (int Count, byte[] Head)> heads, CancellationToken cancellationToken)
    {
        await using var command = Command($"SELECT application_id, sequence, {at}, kind, step, actor_id, actor_name, data, clock, hash FROM events ORDER BY application_id, sequence");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var (events, whole, previous, of, sequence) = (0, new HashSet<Guid>(), Array.Empty<byte>(), Guid.Empty, 0);
        while (await rows.ReadAsync(cancellationToken))
        {
            events++;
            if (rows.GetGuid(0) != of)
                (of, previous, sequence) = (rows.GetGuid(0), [], 0);
            var hash = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(Sealed(rows))]);
            if (rows.GetInt32(1) != ++sequence || !hash.AsSpan().SequenceEqual(rows.GetFieldValue<byte[]>(9)))
                sequence = int.MinValue;
            if (heads.TryGetValue(of, out var end) && end.Count == sequence && end.Head.AsSpan().SequenceEqual(hash))
                whole.Add(of);
            previous = hash;
        }

        return (events, heads.Count - whole.Count);
    }

    private static string Sealed(DbDataReader row) => string.Join('\u001f', Enumerable.Range(0, 9).Where(field => !row.IsDBNull(field)).Select(field => field is 0 or 5
        ? row.GetGuid(field).ToString()
        : Convert.ToString(row.GetValue(field), CultureInfo.InvariantCulture)));

    private async Task<int> Count(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private DbCommand Command(string sql)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
