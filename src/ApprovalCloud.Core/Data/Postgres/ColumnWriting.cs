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

    private NpgsqlDbType Type => type;

    public string Name { get; } = $"\"{property.GetColumnName()}\"";

    /// <summary>Whether a new row that does not name it has null there.</summary>
    public bool IsNothingWhenLeftOut { get; } = property.IsNullable && property.GetDefaultValueSql() is null && property.GetDefaultValue() is null;

    public NpgsqlParameter One(object? value) => new() { NpgsqlDbType = Type, Value = value ?? DBNull.Value };

    public abstract NpgsqlParameter All(IReadOnlyList<IUpdateEntry> rows);

    public static ColumnWriting For(IProperty property)
    {
        var mapping = property.GetTypeMapping();
        var stored = mapping.Converter?.ProviderClrType ?? property.ClrType;
        return (Nullable.GetUnderlyingType(stored) ?? stored) switch
        {
            var one when one == typeof(string) => new Of<string>(property, NpgsqlDbType.Text),
            var one when one == typeof(byte[]) => new Of<byte[]>(property, NpgsqlDbType.Bytea),
            var one when one == typeof(Guid) => new Of<Guid?>(property, NpgsqlDbType.Uuid),
            var one when one == typeof(int) => new Of<int?>(property, NpgsqlDbType.Integer),
            var one when one == typeof(long) => new Of<long?>(property, NpgsqlDbType.Bigint),
            var one when one == typeof(bool) => new Of<bool?>(property, NpgsqlDbType.Boolean),
            var one when one == typeof(DateTimeOffset) => new Of<DateTimeOffset?>(property, NpgsqlDbType.TimestampTz),
            var one when one == typeof(DateOnly) => new Of<DateOnly?>(property, NpgsqlDbType.Date),
            var one => throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name} is stored as {one.Name}."),
        };
    }

    private sealed class Of<T>(IProperty property, NpgsqlDbType type) : ColumnWriting(property, type)
    {
        public override NpgsqlParameter All(IReadOnlyList<IUpdateEntry> rows) => new NpgsqlParameter<T?[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | Type, TypedValue = [.. rows.Select(row => (T?)row.GetCurrentProviderValue(Property))],
        };
    }
}
