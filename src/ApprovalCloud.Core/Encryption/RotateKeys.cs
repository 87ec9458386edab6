using System.Data.Common;
using System.Linq.Expressions;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ApprovalCloud.Core.Encryption;

/// <param name="Column">Of which entity, and which of its properties.</param>
/// <param name="Key">The key's id; empty for values that are not encrypted.</param>
public sealed record KeyUse(string Column, string Key, long Rows);

/// <summary>
/// Writes with the current key whatever is not yet, while the platform runs: a row that somebody changes meanwhile is left as they write it,
/// which is with the current key too. It can be ended and begun again at any time.
/// </summary>
public sealed class RotateKeys(AppDbContext db, EncryptionKeys keys)
{
    private const int AtOnce = 500;

    /// <returns>How many values were written anew.</returns>
    /// <exception cref="InvalidOperationException">No key encrypts now.</exception>
    public async Task<long> Run(CancellationToken cancellationToken)
    {
        var current = keys.Current ?? throw new InvalidOperationException("No key of Encryption:Keys encrypts now.");
        await db.Database.OpenConnectionAsync(cancellationToken);
        long count = 0;
        foreach (var (property, purpose) in db.Model.Encrypted())
            count += await Rewrite(Column.Of(property), purpose, current, cancellationToken);
        return count + await Mark(user => user.IdentityMark == null || !user.IdentityMark.StartsWith(current.Id), cancellationToken);
    }

    /// <summary>How many values there are by each key.</summary>
    public async Task<IReadOnlyList<KeyUse>> Uses(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var uses = new List<KeyUse>();
        foreach (var (property, purpose) in db.Model.Encrypted())
        {
            var column = Column.Of(property);
            await using var command = Command($"SELECT CASE WHEN {column.Value} LIKE '{EncryptionKeys.Prefix}%' AND {column.Value} NOT LIKE '{EncryptionKeys.Prefix}{EncryptionKeys.Plain}:%' THEN substr({column.Value}, 5, 8) ELSE '' END AS id, count(*) FROM {column.Table} WHERE {column.Value} IS NOT NULL GROUP BY 1 ORDER BY 1");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                uses.Add(new KeyUse(purpose, reader.GetString(0), reader.GetInt64(1)));
        }

        return uses;
    }

    private async Task<long> Rewrite(Column column, string purpose, EncryptionKey current, CancellationToken cancellationToken)
    {
        var (last, count) = ((IReadOnlyList<object>?)null, 0L);
        while (await Next(column, current, last, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var (key, stored) in rows)
                count += await Replace(column, key, stored, keys.Encrypt(keys.Decrypt(stored, purpose), purpose), cancellationToken);
            last = rows[^1].Key;
        }

        return count;
    }

    private async Task<List<(IReadOnlyList<object> Key, string Stored)>> Next(Column column, EncryptionKey current, IReadOnlyList<object>? after, CancellationToken cancellationToken)
    {
        var key = string.Join(", ", column.Key);
        await using var command = Command(
            $"SELECT {key}, {column.Value} FROM {column.Table} WHERE {column.Value} IS NOT NULL AND {column.Value} NOT LIKE '{EncryptionKeys.Prefix}{current.Id}:%'"
            + $"{(after is null ? "" : $" AND ({key}) > ({string.Join(", ", after.Select((_, place) => $"@k{place}"))})")} ORDER BY {key} LIMIT {AtOnce}", after);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(IReadOnlyList<object>, string)>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(([.. Enumerable.Range(0, column.Key.Count).Select(reader.GetValue)], reader.GetString(column.Key.Count)));
        return rows;
    }

    private async Task<int> Replace(Column column, IReadOnlyList<object> key, string before, string after, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"UPDATE {column.Table} SET {column.Value} = @after WHERE {string.Join(" AND ", column.Key.Select((name, place) => $"{name} = @k{place}"))} AND {column.Value} = @before", key);
        Add(command, "after", after);
        Add(command, "before", before);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>People who have an identity number and no mark yet, by which they are found: a version before this one has written them.</summary>
    public Task<int> MarkPeople(CancellationToken cancellationToken) => Mark(user => user.IdentityMark == null, cancellationToken);

    private async Task<int> Mark(Expression<Func<User, bool>> which, CancellationToken cancellationToken)
    {
        var (last, count) = (Guid.Empty, 0);
        while (await db.Users.AsNoTracking().Where(user => user.IdentityNumber != null && user.Id > last).Where(which)
            .OrderBy(user => user.Id).Select(user => new { user.Id, user.IdentityNumber, user.IdentityMark }).Take(AtOnce).ToListAsync(cancellationToken) is { Count: > 0 } people)
        {
            foreach (var person in people)
            {
                var mark = keys.Mark(person.IdentityNumber!);
                count += await db.Users.Where(user => user.Id == person.Id && user.IdentityMark == person.IdentityMark)
                    .ExecuteUpdateAsync(set => set.SetProperty(user => user.IdentityMark, mark), cancellationToken);
            }

            last = people[^1].Id;
        }

        return count;
    }

    private DbCommand Command(string sql, IReadOnlyList<object>? key = null)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (value, place) in (key ?? []).Select((value, place) => (value, place)))
            Add(command, $"k{place}", value);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private sealed record Column(string Table, IReadOnlyList<string> Key, string Value)
    {
        public static Column Of(IProperty property)
        {
            var type = (IEntityType)property.DeclaringType;
            return new Column($"\"{type.GetTableName()}\"", [.. type.FindPrimaryKey()!.Properties.Select(key => $"\"{key.GetColumnName()}\"")], $"\"{property.GetColumnName()}\"");
        }
    }
}
