using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Retention;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Tests.Data;

/// <summary>Nodes need not own the database: with rows alone they serve and do their jobs, and change neither tables nor history.</summary>
public sealed class RoleOfNodesTests(LesserRole platform) : IClassFixture<LesserRole>
{
    [Fact]
    public async Task History_IsArchivedAndComesBack_AndIsPurgedInItsTime()
    {
        PostgresPlatform.Require();
        var id = await Ended();
        Assert.True(await platform.InScope(services => services.GetRequiredService<ArchiveApplication>().PackAway(id, CancellationToken.None)));
        Assert.False(await platform.InDatabase(db => db.Events.AnyAsync(row => row.ApplicationId == id)));
        await platform.InScope(services => services.GetRequiredService<ArchiveApplication>().BringBack(id, CancellationToken.None));
        Assert.True(await platform.InDatabase(db => db.Events.AnyAsync(row => row.ApplicationId == id)));

        platform.Clock.Advance(TimeSpan.FromDays(365 * 40));
        Assert.True(await platform.InScope(services => services.GetRequiredService<PurgeApplication>().Run(id, CancellationToken.None)));
        Assert.False(await platform.InDatabase(db => db.Events.AnyAsync(row => row.ApplicationId == id)));
        Assert.False(await platform.InDatabase(db => db.FactReads.AnyAsync(row => row.ApplicationId == id)));
        Assert.True(await platform.InDatabase(db => db.PurgedCases.AnyAsync(one => one.ApplicationId == id)));
    }

    [Fact]
    public async Task Months_AreAdded()
    {
        PostgresPlatform.Require();
        var last = TimeProvider.System.GetUtcNow().AddDays(1 - TimeProvider.System.GetUtcNow().Day).AddMonths(3);
        await platform.AsOwner($"DROP TABLE events_{last:yyyy_MM}");

        Assert.Equal(1, await platform.InScope(services => services.GetRequiredService<EventMonths>().Run(CancellationToken.None)));
    }

    [Fact]
    public async Task Migrate_AsTheRoleOfNodes_SaysWhoMust()
    {
        PostgresPlatform.Require();
        var last = await platform.InDatabase(async db => (await db.Database.GetAppliedMigrationsAsync()).Last());
        await platform.AsOwner($"""UPDATE "__EFMigrationsHistory" SET migration_id = '30000101000000_Another' WHERE migration_id = '{last}'""");

        var (exit, said) = await RunningPlatform.Command(platform.Connection, "migrate");

        await platform.AsOwner($"""UPDATE "__EFMigrationsHistory" SET migration_id = '{last}' WHERE migration_id = '30000101000000_Another'""");
        Assert.Equal(1, exit);
        Assert.Contains("PostgresOwner", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TABLE applications")]
    [InlineData("DROP TRIGGER tell_followers ON events")]
    [InlineData("ALTER TABLE events DISABLE TRIGGER ALL")]
    [InlineData("ALTER TABLE steps ADD COLUMN another integer")]
    [InlineData("CREATE TABLE another (id integer)")]
    [InlineData("CREATE SCHEMA another")]
    [InlineData("CREATE OR REPLACE FUNCTION tell_followers() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")]
    [InlineData("TRUNCATE applications CASCADE")]
    [InlineData("""INSERT INTO "__EFMigrationsHistory" VALUES ('30000101000000_Another', '10')""")]
    [InlineData("UPDATE events SET data = '{}'")]
    [InlineData("DELETE FROM events")]
    [InlineData("DELETE FROM events_other")]
    [InlineData("UPDATE fact_reads SET at = now()")]
    [InlineData("DELETE FROM fact_reads")]
    [InlineData("DELETE FROM day_seals")]
    [InlineData("UPDATE sealed_cases SET last_event = 0")]
    [InlineData("DELETE FROM sealed_blocks")]
    [InlineData("DELETE FROM purged_cases")]
    [InlineData("UPDATE archived_cases SET count = 0")]
    [InlineData("SELECT forget_events(application_id) FROM events LIMIT 1")]
    [InlineData("SELECT forget_reads(application_id) FROM fact_reads LIMIT 1")]
    [InlineData("DROP TABLE hangfire.job")]
    public async Task TablesAndHistory_AreNotTheNodesToChange(string sql)
    {
        PostgresPlatform.Require();
        var submitted = await new Given(platform).SubmittedApplication();
        await platform.Ok(new GetTask(platform.Clerk("administrative-approval"), submitted.Id, "business-registration"));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => platform.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{}", "{{}}", StringComparison.Ordinal))));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    // Withdrawn, counted, and every letter gone.
    private async Task<Guid> Ended()
    {
        var id = (await new Given(platform).SubmittedApplication()).Id;
        await platform.Ok(new GetTask(platform.Clerk("administrative-approval"), id, "business-registration"));
        await platform.Ok(new WithdrawApplication(platform.Citizen, id, "We move to another town"));
        await platform.InScope(services => services.GetRequiredService<FoldLogs>().Run(CancellationToken.None));
        await platform.InDatabase(db => db.Outbox.Where(letter => letter.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(letter => letter.SentAt, platform.Clock.GetUtcNow())));
        return id;
    }
}
