using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using NpgsqlTypes;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>How rows of one kind are written, as the model maps them. A statement is made once for each set of columns.</summary>
internal sealed class RowWriting(IEntityType type)
{
    private readonly IProperty[] properties = [.. type.GetProperties()];
    private readonly ConcurrentDictionary<(EntityState, ulong), Statement> statements = new();

    private sealed record Statement(string Sql, IReadOnlyList<(IProperty Property, NpgsqlDbType Type, bool IsOriginal)> Parameters);

    public static RowWriting Of(IEntityType type) =>
        type.GetOrAddRuntimeAnnotationValue(nameof(RowWriting), static type => new RowWriting(type!), type);

    /// <summary>The command that adds the row, or changes what is changed of it. It fails by division by zero where the row is not the one that was read.</summary>
    public NpgsqlBatchCommand Write(IUpdateEntry entry)
    {
        var columns = 0ul;
        for (var place = 0; place < properties.Length; place++)
        {
            if (entry.EntityState == EntityState.Added || entry.IsModified(properties[place]))
                columns |= 1ul << place;
        }

        var statement = statements.GetOrAdd((entry.EntityState, columns), Make);
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var (property, kind, isOriginal) in statement.Parameters)
        {
            var value = isOriginal ? entry.GetOriginalProviderValue(property) : entry.GetCurrentProviderValue(property);
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = kind, Value = value ?? DBNull.Value });
        }

        return command;
    }

    private Statement Make((EntityState State, ulong Columns) row)
    {
        var written = properties.Where((_, place) => (row.Columns & (1ul << place)) != 0).ToList();
        var parameters = new List<(IProperty, NpgsqlDbType, bool)>();
        var sql = row.State == EntityState.Added
            ? $"INSERT INTO {Table} ({string.Join(", ", written.Select(Name))}) VALUES ({string.Join(", ", written.Select(property => Parameter(property)))})"
            : Update(written, Parameter);
        return new Statement(sql, parameters);

        string Parameter(IProperty property, bool isOriginal = false)
        {
            parameters.Add((property, TypeOf(property), isOriginal));
            return $"${parameters.Count.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    // A row that somebody has changed must undo all of the save: a condition would only leave this row out.
    private string Update(List<IProperty> written, Func<IProperty, bool, string> parameter)
    {
        var sets = written.Where(property => !property.IsConcurrencyToken).Select(property => $"{Name(property)} = {parameter(property, false)}").ToList();
        sets.AddRange(properties.Where(property => property.IsConcurrencyToken).Select(token =>
            $"{Name(token)} = {parameter(token, false)} / CASE WHEN {Name(token)} = {parameter(token, true)} THEN 1 ELSE 0 END"));
        var key = type.FindPrimaryKey()!.Properties.Select(property => $"{Name(property)} = {parameter(property, true)}");
        return $"UPDATE {Table} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", key)}";
    }

    private string Table => $"\"{type.GetTableName()}\"";

    private static string Name(IProperty property) => $"\"{property.GetColumnName()}\"";

    private static NpgsqlDbType TypeOf(IProperty property)
    {
        var mapping = property.GetTypeMapping();
        var stored = mapping.Converter?.ProviderClrType ?? property.ClrType;
        return (Nullable.GetUnderlyingType(stored) ?? stored) switch
        {
            var one when one == typeof(string) => NpgsqlDbType.Text,
            var one when one == typeof(Guid) => NpgsqlDbType.Uuid,
            var one when one == typeof(int) => NpgsqlDbType.Integer,
            var one when one == typeof(long) => NpgsqlDbType.Bigint,
            var one when one == typeof(bool) => NpgsqlDbType.Boolean,
            var one when one == typeof(byte[]) => NpgsqlDbType.Bytea,
            var one when one == typeof(DateTimeOffset) => NpgsqlDbType.TimestampTz,
            var one when one == typeof(DateOnly) => NpgsqlDbType.Date,
            var one => throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name} is stored as {one.Name}."),
        };
    }
}
