using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>How rows of one kind are written, as the model maps them. A statement is made once for each set of columns.</summary>
internal sealed class RowWriting(IEntityType type)
{
    private readonly ColumnWriting[] columns = [.. type.GetProperties().Select(ColumnWriting.For)];
    private readonly ColumnWriting[] key = [.. type.GetProperties().Where(property => property.IsPrimaryKey()).Select(ColumnWriting.For)];
    private readonly ConcurrentDictionary<(bool IsNew, ulong Columns), string> statements = new();

    public static RowWriting Of(IEntityType type) =>
        type.GetOrAddRuntimeAnnotationValue(nameof(RowWriting), static type => new RowWriting(type!), type);

    /// <summary>The command that adds all these rows. A column of which none of them says anything is left out.</summary>
    public NpgsqlBatchCommand Add(IReadOnlyList<IUpdateEntry> rows)
    {
        var written = Columns(column => !column.IsNothingWhenLeftOut || rows.Any(row => row.GetCurrentProviderValue(column.Property) is not null));
        var command = new NpgsqlBatchCommand(statements.GetOrAdd((true, written), Insert));
        foreach (var column in Of(written))
            command.Parameters.Add(column.All(rows));
        return command;
    }

    /// <summary>The command that changes what is changed of a row. It fails by division by zero where the row is not the one that was read.</summary>
    public NpgsqlBatchCommand Change(IUpdateEntry row)
    {
        var written = Columns(column => row.IsModified(column.Property) || column.Property.IsConcurrencyToken);
        var command = new NpgsqlBatchCommand(statements.GetOrAdd((false, written), Update));
        foreach (var column in Of(written))
        {
            command.Parameters.Add(column.One(row.GetCurrentProviderValue(column.Property)));
            if (column.Property.IsConcurrencyToken)
                command.Parameters.Add(column.One(row.GetOriginalProviderValue(column.Property)));
        }

        foreach (var column in key)
            command.Parameters.Add(column.One(row.GetOriginalProviderValue(column.Property)));
        return command;
    }

    private ulong Columns(Func<ColumnWriting, bool> isWritten)
    {
        var written = 0ul;
        for (var place = 0; place < columns.Length; place++)
        {
            if (isWritten(columns[place]))
                written |= 1ul << place;
        }

        return written;
    }

    private IEnumerable<ColumnWriting> Of(ulong written) => columns.Where((_, place) => (written & (1ul << place)) != 0);

    private string Insert((bool IsNew, ulong Columns) row)
    {
        var names = Of(row.Columns).Select(column => column.Name).ToList();
        return $"INSERT INTO {Table} ({string.Join(", ", names)}) SELECT * FROM unnest({string.Join(", ", names.Select((_, place) => Parameter(place + 1)))})";
    }

    // A row that somebody has changed must undo all of the save: a condition would only leave this row out.
    private string Update((bool IsNew, ulong Columns) row)
    {
        var next = 0;
        var sets = Of(row.Columns).Select(column => column.Property.IsConcurrencyToken
            ? $"{column.Name} = {Parameter(++next)} / CASE WHEN {column.Name} = {Parameter(++next)} THEN 1 ELSE 0 END"
            : $"{column.Name} = {Parameter(++next)}").ToList();
        return $"UPDATE {Table} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", key.Select(column => $"{column.Name} = {Parameter(++next)}"))}";
    }

    private static string Parameter(int number) => $"${number.ToString(CultureInfo.InvariantCulture)}";

    private string Table => $"\"{type.GetTableName()}\"";
}
