using System.Text;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Nodes;

/// <summary>What a version that does not exist yet adds to the database: columns in every table, a table, and that it did so.</summary>
internal static class LaterSchema
{
    public static Task ExpandAsALaterVersionWould(this AppDbContext db)
    {
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Order(StringComparer.Ordinal);
        var later = new StringBuilder("""
            CREATE TABLE of_a_later_version (id uuid PRIMARY KEY, said text NOT NULL);
            INSERT INTO "__EFMigrationsHistory" (migration_id, product_version) VALUES ('99990101000000_Later', '99.0.0');
            """);
        foreach (var table in tables)
            later.Append(System.Globalization.CultureInfo.InvariantCulture, $"ALTER TABLE \"{table}\" ADD COLUMN later_words text, ADD COLUMN later_number integer NOT NULL DEFAULT 7;\n");
        return db.ChangeTables(() => db.Database.ExecuteSqlRawAsync(later.ToString()), CancellationToken.None);
    }
}
