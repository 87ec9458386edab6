using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Retention;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Retention;

/// <summary>Where a restaurant's records are kept for ten days: they go when the law no longer keeps them, and the proof that they were there stays.</summary>
public abstract class PurgeTests(Platform platform)
{
    private static readonly TimeSpan TheirTime = TimeSpan.FromDays(11);

    [Fact]
    public async Task Purged_IsInNoTable_AndItsProofAndItsCountStay()
    {
        var kept = (await new Given(platform).ParallelSteps()).Id;
        var id = await Ended();
        await Seal();
        var proof = await platform.Ok(new GetProof(platform.Citizen, id, EntryKind.Event, 1));
        await Purge();
        Assert.NotEmpty(await Tables(id));

        platform.Clock.Advance(TheirTime);
        await Seal();
        var purged = await Purge();
        Assert.True(purged is { Purged: > 0, Failed: 0 }, $"{purged}");

        Assert.All(await Tables(id), table => Assert.Contains(table, new[] { "sealed_cases", "purged_cases" }));
        Assert.False(Directory.Exists(Path.Combine(platform.FilesFolder, $"{id:N}")));
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetApplication(platform.Citizen, id))).Problem!.Kind);
        Assert.True((await platform.Ok(new GetApplication(platform.Citizen, kept))).Id == kept);
        Assert.True(proof.IsRight());
        var rest = await platform.InDatabase(db => db.PurgedCases.SingleAsync(one => one.ApplicationId == id));
        Assert.Equal(proof.Hash, Convert.ToHexStringLower(rest.HashOfEvent(1)!));
        Assert.DoesNotContain(platform.Citizen.Name, rest.EndingFields + System.Text.Json.JsonSerializer.Serialize(rest.Counted()), StringComparison.Ordinal);
        Assert.Empty((await Verified()).Faults);
        Assert.Empty((await platform.InScope(services => services.GetRequiredService<RecountFigures>().Run(false, CancellationToken.None))).Differences);
        Assert.Empty((await platform.InScope(services => services.GetRequiredService<LogRecount>().Run(CancellationToken.None))).Differences);
    }

    [Fact]
    public async Task Archived_IsPurgedLikeAnyOther()
    {
        var id = await Ended();
        await platform.InScope(services => services.GetRequiredService<ArchiveApplication>().PackAway(id, CancellationToken.None));
        platform.Clock.Advance(TheirTime);
        await Seal();

        Assert.Equal(0, (await Purge()).Failed);
        Assert.All(await Tables(id), table => Assert.Contains(table, new[] { "sealed_cases", "purged_cases" }));
        Assert.Empty((await Verified()).Faults);
    }

    [Fact]
    public async Task WhatIsNotSealed_OrIsRunning_OrHasAValidLicence_Stays()
    {
        var (running, ended) = ((await new Given(platform).ParallelSteps()).Id, await Ended());
        platform.Clock.Advance(TheirTime);
        await Purge();
        Assert.Equal(2, await platform.InDatabase(db => db.Applications.CountAsync(one => one.Id == running || one.Id == ended)));
        await Seal();
        await platform.InDatabase(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO licences (application_id, step, type, department, number, holder_id, holder, holder_name, issued_at, version) SELECT id, 'x', 'x', 'x', number, applicant_id, 'x', 'x', submitted_at, 0 FROM applications WHERE id = {0}", ended));
        await Purge();
        Assert.Equal(2, await platform.InDatabase(db => db.Applications.CountAsync(one => one.Id == running || one.Id == ended)));
        await platform.InDatabase(db => db.Database.ExecuteSqlRawAsync("DELETE FROM licences WHERE application_id = {0}", ended));
    }

    [Theory]
    [InlineData("UPDATE purged_cases SET ending_fields = replace(ending_fields, '2026-', '2016-') WHERE application_id = {0}")]
    [InlineData("UPDATE purged_cases SET purged_at = ended_at WHERE application_id = {0}")]
    [InlineData("UPDATE purged_cases SET read_hashes = event_hashes, event_hashes = read_hashes WHERE application_id = {0}")]
    [InlineData("DELETE FROM purged_cases WHERE application_id = {0}")]
    public async Task WhoeverSaysThatSomethingWasPurged_AndItWasNot_IsFound(string change)
    {
        var id = await Ended();
        platform.Clock.Advance(TheirTime);
        await Seal();
        Assert.True((await Purge()).Purged > 0);

        await platform.InScope(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            await using var moment = await db.Database.BeginTransactionAsync();
            Assert.True(await db.Database.ExecuteSqlRawAsync(change, id) > 0);
            var faults = new List<LogFault>();
            await services.GetRequiredService<VerifySeals>().Run(faults, 10, CancellationToken.None);
            await services.GetRequiredService<VerifyPurged>().Run(faults, 10, CancellationToken.None);
            Assert.NotEmpty(faults);
        });
    }

    public static string TenDays() => new WorkflowsCopy().Change(
        "services/open-a-restaurant/v1.yaml", "jurisdiction", "limit: {", "records: { keep: 10 calendar-days, legal-basis: { en: a law, zh-Hans: 某法, zh-Hant: 某法 } }\nlimit: {").Folder;

    // Withdrawn, counted, and every letter gone.
    private async Task<Guid> Ended()
    {
        var id = (await new Given(platform).SubmittedApplication()).Id;
        await platform.Ok(new WithdrawApplication(platform.Citizen, id, "We move to another town"));
        await platform.InScope(services => services.GetRequiredService<FoldLogs>().Run(CancellationToken.None));
        await platform.InDatabase(db => db.Outbox.Where(letter => letter.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(letter => letter.SentAt, platform.Clock.GetUtcNow())));
        return id;
    }

    private async Task Seal()
    {
        platform.Clock.Advance(TimeSpan.FromDays(1));
        await platform.InScope(services => services.GetRequiredService<SealDays>().Run(CancellationToken.None));
    }

    private Task<CasesPurged> Purge() => platform.InScope(services => services.GetRequiredService<PurgeCases>().Run(CancellationToken.None));

    private Task<LogVerified> Verified() => platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));

    // In which there is a row with this application's id.
    private Task<List<string>> Tables(Guid id) => platform.InDatabase(async db =>
    {
        var found = new List<string>();
        foreach (var (table, column) in from type in db.Model.GetEntityTypes()
                                        let property = type.FindProperty("ApplicationId") ?? (type.ClrType == typeof(Application) ? type.FindProperty("Id") : null)
                                        where property is not null
                                        select (type.GetTableName()!, property.GetColumnName()))
        {
#pragma warning disable EF1002 // The names are the model's.
            if (await db.Database.SqlQueryRaw<int>($"SELECT count(*) AS \"Value\" FROM \"{table}\" WHERE \"{column}\" = {{0}}", id).SingleAsync() > 0)
                found.Add(table);
#pragma warning restore EF1002
        }

        return found;
    });
}

public sealed class ForgetfulSqlite : SqlitePlatform
{
    protected override string WorkflowsFolder { get; } = PurgeTests.TenDays();
}

public sealed class ForgetfulPostgres : PostgresPlatform
{
    protected override string WorkflowsFolder { get; } = PurgeTests.TenDays();
}

public sealed class PurgeOnSqlite(ForgetfulSqlite platform) : PurgeTests(platform), IClassFixture<ForgetfulSqlite>;

public sealed class PurgeOnPostgres(ForgetfulPostgres platform) : PurgeTests(platform), IClassFixture<ForgetfulPostgres>;
