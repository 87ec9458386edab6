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
    private readonly IProperty[] properties = [.. type.GetProperties()];
    private readonly ColumnWriting[] columns = [.. type.GetProperties().Select(ColumnWriting.Of)];
    private readonly ConcurrentDictionary<(bool IsNew, ulong Columns), string> statements = new();

    public static RowWriting Of(IEntityType type) =>
        type.GetOrAddRuntimeAnnotationValue(nameof(RowWriting), static type => new RowWriting(type!), type);

    /// <summary>The command that adds all these rows. A column of which none of them says anything is left out.</summary>
    public NpgsqlBatchCommand Add(IReadOnlyList<IUpdateEntry> rows)
    {
        var written = Columns(column => !column.IsNothingWhenLeftOut || rows.Any(row => row.GetCurrentProviderValue(column.Property) is not null));
        var command = new NpgsqlBatchCommand(statements.GetOrAdd((true, written), Insert));
        for (var place = 0; place < columns.Length; place++)
        {
            if (Has(written, place))
                command.Parameters.Add(columns[place].All(rows));
        }

        return command;
    }

    /// <summary>The command that changes what is changed of a row. It fails by division by zero where the row is not the one that was read.</summary>
    public NpgsqlBatchCommand Change(IUpdateEntry row)
    {
        var written = Columns(column => row.IsModified(column.Property) || column.Property.IsConcurrencyToken);
        var command = new NpgsqlBatchCommand(statements.GetOrAdd((false, written), Update));
        for (var place = 0; place < columns.Length; place++)
        {
            if (Has(written, place))
                command.Parameters.Add(columns[place].One(row.GetCurrentProviderValue(properties[place])));
            if (Has(written, place) && properties[place].IsConcurrencyToken)
                command.Parameters.Add(columns[place].One(row.GetOriginalProviderValue(properties[place])));
        }

        for (var place = 0; place < columns.Length; place++)
        {
            if (properties[place].IsPrimaryKey())
                command.Parameters.Add(columns[place].One(row.GetOriginalProviderValue(properties[place])));
        }

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

    private static bool Has(ulong columns, int place) => (columns & (1ul << place)) != 0;

    private string Insert((bool IsNew, ulong Columns) row)
    {
        var names = columns.Where((_, place) => Has(row.Columns, place)).Select(column => column.Name).ToList();
        return $"INSERT INTO {Table} ({string.Join(", ", names)}) SELECT * FROM unnest({string.Join(", ", names.Select((_, place) => Parameter(place + 1)))})";
    }

    // A row that somebody has changed must undo all of the save: a condition would only leave this row out.
    private string Update((bool IsNew, ulong Columns) row)
    {
        var next = 0;
        var sets = columns.Where((_, place) => Has(row.Columns, place)).Select(column => column.Property.IsConcurrencyToken
            ? $"{column.Name} = {Parameter(++next)} / CASE WHEN {column.Name} = {Parameter(++next)} THEN 1 ELSE 0 END"
            : $"{column.Name} = {Parameter(++next)}").ToList();
        var key = columns.Where(column => column.Property.IsPrimaryKey()).Select(column => $"{column.Name} = {Parameter(++next)}").ToList();
        return $"UPDATE {Table} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", key)}";
    }

    private static string Parameter(int number) => $"${number.ToString(CultureInfo.InvariantCulture)}";

    private string Table => $"\"{type.GetTableName()}\"";
}
