using System.Reflection;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ApprovalCloud.Tests.Data;

/// <summary>What in a migration the code of the version before would not survive, which serves while it is applied.</summary>
internal static partial class Expanding
{
    /// <summary>Nothing, where it says since when that is unused, and that was before.</summary>
    public static IReadOnlyList<string> Faults(string id, Migration migration, IReadOnlyCollection<string> all)
    {
        var faults = Faults(migration.UpOperations);
        if (faults.Count == 0 || migration.GetType().GetCustomAttribute<ContractsAttribute>() is not { } contracts)
            return faults;
        return all.Contains(contracts.UnusedSince) && string.CompareOrdinal(contracts.UnusedSince, id) < 0
            ? []
            : [$"{contracts.UnusedSince} is no migration before {id}"];
    }

    private static List<string> Faults(IReadOnlyList<MigrationOperation> operations)
    {
        var made = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet();
        var added = operations.OfType<AddColumnOperation>().Where(column => column.IsNullable).Select(column => (column.Table, column.Name)).ToHashSet();
        return [.. operations.Select(operation => Fault(operation, made, added)).OfType<string>()];
    }

    // A table that is made here is nothing to the version before, whatever happens to it; and it leaves a column of here empty.
    private static string? Fault(MigrationOperation operation, HashSet<string> made, HashSet<(string, string)> added) => operation switch
    {
        CreateIndexOperation { IsUnique: true } index when index.Columns.Any(column => added.Contains((index.Table, column))) => null,
        ITableMigrationOperation { Table: var table } when made.Contains(table) => null,
        DropTableOperation drop => $"{drop.Name} is dropped",
        RenameTableOperation rename => $"{rename.Name} is renamed",
        DropColumnOperation drop => $"{drop.Table}.{drop.Name} is dropped",
        RenameColumnOperation rename => $"{rename.Table}.{rename.Name} is renamed",
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } add =>
            $"{add.Table}.{add.Name} must be given, and the version before does not give it",
        AlterColumnOperation alter when IsNarrower(alter) => $"{alter.Table}.{alter.Name} takes less than before",
        CreateIndexOperation { IsUnique: true } index => $"{index.Table} refuses what it took: {index.Name}",
        AddUniqueConstraintOperation unique => $"{unique.Table} refuses what it took: {unique.Name}",
        AddCheckConstraintOperation check => $"{check.Table} refuses what it took: {check.Name}",
        AddForeignKeyOperation key => $"{key.Table} refuses what it took: {key.Name}",
        AddPrimaryKeyOperation key => $"{key.Table} has another key: {key.Name}",
        DropPrimaryKeyOperation key => $"{key.Table} loses its key: {key.Name}",
        DropUniqueConstraintOperation key => $"{key.Table} loses what rows are recognised by: {key.Name}",
        DropSequenceOperation drop => $"{drop.Name} is dropped",
        RenameSequenceOperation rename => $"{rename.Name} is renamed",
        SqlOperation sql when Taken(sql.Sql) is { } taken => $"by hand: {taken}",
        _ => null,
    };

    private static string? Taken(string sql) => Taking().Matches(sql).FirstOrDefault(taking => !taking.Groups["name"].Success || !IsThere(sql, taking))?.Value;

    // What is made again under the same name is there as before; and what has got another name here, the version before does not know.
    private static bool IsThere(string sql, Match taking)
    {
        var name = taking.Groups["name"].Value;
        return Regex.IsMatch(sql[taking.Index..], $@"\b(CREATE\s+(TABLE|TRIGGER)|ADD\s+CONSTRAINT)\s+{name}\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5))
            || Regex.IsMatch(sql[..taking.Index], $@"\bRENAME\s+TO\s+{name}\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));
    }

    private static bool IsNarrower(AlterColumnOperation alter) =>
        (alter.OldColumn.IsNullable && !alter.IsNullable)
        || alter.MaxLength < (alter.OldColumn.MaxLength ?? int.MaxValue)
        || (alter.ClrType != alter.OldColumn.ClrType && !Wider.Contains((alter.OldColumn.ClrType, alter.ClrType)));

    private static readonly HashSet<(Type, Type)> Wider = [(typeof(int), typeof(long)), (typeof(short), typeof(int)), (typeof(short), typeof(long)), (typeof(float), typeof(double))];

    [GeneratedRegex(@"\bDROP\s+(TABLE|COLUMN|VIEW|TRIGGER|FUNCTION)\b(?=\s+(?<name>\w+))?|(?<=\bALTER\s+(TABLE|INDEX)\s+(?<name>\w+)\s+)RENAME\b|\bRENAME\b|\bSET\s+NOT\s+NULL\b|\bTRUNCATE\b|\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Taking();
}
