using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ApprovalCloud.Benchmarks;

/// <summary>Copies rows within their table, with some columns set anew; every other column stays as the product wrote it.</summary>
internal static class RowCopy
{
    /// <param name="key">The property by which the rows are found.</param>
    public static async Task Of<T>(AppDbContext db, string key, Guid of, IReadOnlyDictionary<string, object> anew, CancellationToken cancellationToken) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var (columns, values, parameters) = (new List<string>(), new List<string>(), new List<object>());
        foreach (var property in type.GetProperties())
        {
            var column = $"\"{property.GetColumnName(table)}\"";
            columns.Add(column);
            values.Add(anew.ContainsKey(property.Name) ? $"{{{parameters.Count}}}" : column);
            if (anew.TryGetValue(property.Name, out var value))
                parameters.Add(value);
        }

        parameters.Add(of);
        var sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM \"{table.Name}\" WHERE \"{type.FindProperty(key)!.GetColumnName(table)}\" = {{{parameters.Count - 1}}}";
        await db.Database.ExecuteSqlRawAsync(sql, parameters, cancellationToken);
    }
}
