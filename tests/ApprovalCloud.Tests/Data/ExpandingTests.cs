using System.Reflection;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ApprovalCloud.Tests.Data;

/// <summary>
/// Nodes of one version serve while the next one's migrations are applied: what they need stays, and what they write is still taken.
/// </summary>
public sealed class ExpandingTests
{
    // Before this there was no version that could have gone on.
    private const string Baseline = "AbsencesAndForecasts";

    public static TheoryData<AppDbContext> Contexts => SchemaTests.Contexts;

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Contexts))]
    public void Migrations_TakeNothingAway_ThatTheVersionBeforeUses(AppDbContext db)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var after = assembly.Migrations.Where(one => string.CompareOrdinal(one.Key, assembly.FindMigrationId(Baseline)) > 0).ToList();

        Assert.NotEmpty(after);
        Assert.All(after, one => Assert.Empty(Expanding.Faults(one.Key, assembly.CreateMigration(one.Value, db.Database.ProviderName!), [.. assembly.Migrations.Keys])));
    }

    public static TheoryData<Action<MigrationBuilder>, string> Taking => new()
    {
        { up => up.DropTable("bars"), "bars is dropped" },
        { up => up.RenameTable("bars", newName: "blocks"), "bars is renamed" },
        { up => up.DropColumn("note", "bars"), "bars.note is dropped" },
        { up => up.RenameColumn("note", "bars", "remark"), "bars.note is renamed" },
        { up => up.AddColumn<string>("remark", "bars", nullable: false), "bars.remark must be given, and the version before does not give it" },
        { up => up.AlterColumn<string>("note", "bars", nullable: false, oldClrType: typeof(string), oldNullable: true), "bars.note takes less than before" },
        { up => up.AlterColumn<string>("note", "bars", maxLength: 50, oldClrType: typeof(string), oldMaxLength: 100), "bars.note takes less than before" },
        { up => up.AlterColumn<string>("note", "bars", maxLength: 50, oldClrType: typeof(string)), "bars.note takes less than before" },
        { up => up.AlterColumn<int>("number", "bars", oldClrType: typeof(long)), "bars.number takes less than before" },
        { up => up.CreateIndex("ix_bars_note", "bars", "note", unique: true), "bars refuses what it took: ix_bars_note" },
        { up => up.Sql("ALTER TABLE bars ALTER COLUMN note SET NOT NULL"), "by hand: SET NOT NULL" },
        { up => up.Sql("drop table bars"), "by hand: drop table" },
        { up => up.Sql("ALTER TABLE bars RENAME TO blocks; CREATE TABLE bars_of_another_kind (id integer)"), "by hand: RENAME" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Taking))]
    public void Migration_ThatTakesSomethingAway_IsFound(Action<MigrationBuilder> up, string fault) =>
        Assert.Equal(fault, Assert.Single(Expanding.Faults("2", new Unmarked(up), ["1", "2"])));

    public static TheoryData<Action<MigrationBuilder>> Giving => new((IEnumerable<Action<MigrationBuilder>>)
    [
        up => up.CreateTable("later", table => new { id = table.Column<int>(nullable: false) }),
        up => up.AddColumn<string>("remark", "bars", nullable: true),
        up => up.AddColumn<int>("number", "bars", nullable: false, defaultValue: 0),
        up => up.AlterColumn<string>("note", "bars", maxLength: 200, oldClrType: typeof(string), oldMaxLength: 100),
        up => up.AlterColumn<string>("note", "bars", nullable: true, oldClrType: typeof(string)),
        up => up.AlterColumn<long>("number", "bars", oldClrType: typeof(int)),
        up => up.CreateIndex("ix_bars_note", "bars", "note"),
        up =>
        {
            up.AddColumn<string>("remark", "bars", nullable: true);
            up.CreateIndex("ix_bars_remark", "bars", "remark", unique: true);
        },
        up =>
        {
            up.CreateTable("later", table => new { id = table.Column<int>(nullable: false) });
            up.CreateIndex("ix_later_id", "later", "id", unique: true);
        },
        up => up.Sql("ALTER TABLE bars RENAME TO bars_before; CREATE TABLE bars (LIKE bars_before) PARTITION BY RANGE (id)"),
    ]);

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Giving))]
    public void Migration_ThatOnlyAdds_IsNot(Action<MigrationBuilder> up) => Assert.Empty(Expanding.Faults("2", new Unmarked(up), ["1", "2"]));

    [Fact]
    public void Migration_ThatSaysSinceWhenItIsUnused_MayTakeIt_IfThatWasBefore()
    {
        var migration = new Marked(up => up.DropColumn("note", "bars"));

        Assert.Empty(Expanding.Faults("2", migration, ["1", "2"]));
        Assert.Equal("1 is no migration before 2", Assert.Single(Expanding.Faults("2", migration, ["2"])));
        Assert.Equal("1 is no migration before 0", Assert.Single(Expanding.Faults("0", migration, ["0", "1"])));
        Assert.Equal("1", typeof(Marked).GetCustomAttribute<ContractsAttribute>()!.UnusedSince);
    }

    private sealed class Unmarked(Action<MigrationBuilder> up) : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => up(migrationBuilder);
    }

    [Contracts("1")]
    private sealed class Marked(Action<MigrationBuilder> up) : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => up(migrationBuilder);
    }
}
