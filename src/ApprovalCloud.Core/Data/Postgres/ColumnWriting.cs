using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using NpgsqlTypes;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>How one column is written, as the model maps it: one value, or those of many rows in an array.</summary>
internal abstract class ColumnWriting(IProperty property, NpgsqlDbType type)
{
    public IProperty Property => property;

    public string Name { get; } = $"\"{property.GetColumnName()}\"";

    /// <summary>Whether a new row that does not name it has null there.</summary>
    public bool IsNothingWhenLeftOut { get; } = property.IsNullable && property.GetDefaultValueSql() is null && property.GetDefaultValue() is null;

    public NpgsqlParameter One(object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };

    public abstract NpgsqlParameter All(IReadOnlyList<IUpdateEntry> rows);

    public static ColumnWriting Of(IProperty property)
    {
        var mapping = property.GetTypeMapping();
        var stored = mapping.Converter?.ProviderClrType ?? property.ClrType;
        return (Nullable.GetUnderlyingType(stored) ?? stored) switch
        {
            var one when one == typeof(string) => new OfTexts<string>(property, NpgsqlDbType.Text),
            var one when one == typeof(byte[]) => new OfTexts<byte[]>(property, NpgsqlDbType.Bytea),
            var one when one == typeof(Guid) => new OfValues<Guid>(property, NpgsqlDbType.Uuid),
            var one when one == typeof(int) => new OfValues<int>(property, NpgsqlDbType.Integer),
            var one when one == typeof(long) => new OfValues<long>(property, NpgsqlDbType.Bigint),
            var one when one == typeof(bool) => new OfValues<bool>(property, NpgsqlDbType.Boolean),
            var one when one == typeof(DateTimeOffset) => new OfValues<DateTimeOffset>(property, NpgsqlDbType.TimestampTz),
            var one when one == typeof(DateOnly) => new OfValues<DateOnly>(property, NpgsqlDbType.Date),
            var one => throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name} is stored as {one.Name}."),
        };
    }

    private NpgsqlParameter Array<T>(IReadOnlyList<IUpdateEntry> rows)
    {
        var values = new T[rows.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = (T)rows[row].GetCurrentProviderValue(property)!;
        return new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values };
    }

    private sealed class OfTexts<T>(IProperty property, NpgsqlDbType type) : ColumnWriting(property, type)
        where T : class
    {
        public override NpgsqlParameter All(IReadOnlyList<IUpdateEntry> rows) => Array<T?>(rows);
    }

    private sealed class OfValues<T>(IProperty property, NpgsqlDbType type) : ColumnWriting(property, type)
        where T : struct
    {
        public override NpgsqlParameter All(IReadOnlyList<IUpdateEntry> rows) => Array<T?>(rows);
    }
}
