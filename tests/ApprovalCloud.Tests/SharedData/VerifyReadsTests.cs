using System.Security.Cryptography;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>Somebody with the database's password changes the access ledger; each test repairs what it broke.</summary>
public abstract class VerifyReadsTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task VerifyLog_Untouched_CountsEveryRead()
    {
        await FourReads();

        var verified = await Verify();

        Assert.Empty(verified.Faults);
        Assert.Equal(await platform.InDatabase(db => db.FactReads.LongCountAsync()), verified.Reads);
    }

    [Theory]
    [InlineData("who")]
    [InlineData("when")]
    [InlineData("what")]
    [InlineData("why")]
    public async Task VerifyLog_EditedRow_NamesIt(string part) => await Tampered(2, (db, id) =>
    {
        var row = db.FactReads.Where(read => read.ApplicationId == id && read.Sequence == 2);
        return part switch
        {
            "who" => row.ExecuteUpdateAsync(set => set.SetProperty(read => read.PersonName, "nobody")),
            "when" => row.ExecuteUpdateAsync(set => set.SetProperty(read => read.At, platform.Clock.GetUtcNow().AddYears(-1))),
            "what" => row.ExecuteUpdateAsync(set => set.SetProperty(read => read.Facts, (IReadOnlyList<string>)[])),
            _ => row.ExecuteUpdateAsync(set => set.SetProperty(read => read.Purpose, ReadPurpose.Supervision)),
        };
    });

    [Fact]
    public async Task VerifyLog_DeletedRow_NamesTheGap() => await Tampered(2, (db, id) =>
        db.FactReads.Where(read => read.ApplicationId == id && read.Sequence == 2).ExecuteDeleteAsync());

    [Fact]
    public async Task VerifyLog_RowsCutOffTheEnd_SaysSo() => await Tampered(4, (db, id) =>
        db.FactReads.Where(read => read.ApplicationId == id && read.Sequence == 4).ExecuteDeleteAsync());

    [Fact]
    public async Task VerifyLog_InsertedRow_IsFound() => await Tampered(5, async (db, id) =>
    {
        var last = await db.FactReads.AsNoTracking().SingleAsync(read => read.ApplicationId == id && read.Sequence == 4);
        db.Add(new FactRead(id, 5, platform.Clock.GetUtcNow(), new ReadEntry(ReadPurpose.Task, ReadSource.Page, []), last.Hash, HashAlgorithmName.SHA256));
        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task VerifyLog_ReorderedRows_AreFound() => await Tampered(2, async (db, id) =>
    {
        await Move(2, 99);
        await Move(3, 2);
        return await Move(99, 3);

        Task<int> Move(int from, int to) => db.Database.ExecuteSqlAsync($"UPDATE fact_reads SET sequence = {to} WHERE application_id = {id} AND sequence = {from}");
    });

    [Fact]
    public async Task VerifyLog_TheLedgersHeadTakenAway_IsFound() => await Tampered(1, (db, id) =>
        db.ReadLedgers.Where(ledger => ledger.ApplicationId == id).ExecuteDeleteAsync());

    private async Task<Guid> FourReads()
    {
        var id = (await given.ParallelSteps()).Id;
        foreach (var (department, step) in new[] { ("fire-rescue", "fire-inspection"), ("tobacco", "tobacco-licence"), ("ecology", "environmental-record") })
            await platform.Ok(new GetTask(platform.Clerk(department), id, step));
        await platform.Ok(new GetCourse(platform.Supervisor, id));
        return id;
    }

    private async Task Tampered(int sequence, Func<AppDbContext, Guid, Task<int>> tamper)
    {
        var id = await FourReads();
        Assert.Equal(1, await platform.InDatabase(db => tamper(db, id)));

        var fault = Assert.Single((await Verify()).Faults);

        Assert.Equal((id, sequence, "read"), (fault.ApplicationId, fault.Sequence, fault.Record));
        await platform.InDatabase(async db =>
        {
            await db.FactReads.Where(read => read.ApplicationId == id).ExecuteDeleteAsync();
            return await db.ReadLedgers.Where(ledger => ledger.ApplicationId == id).ExecuteDeleteAsync();
        });
    }

    private Task<LogVerified> Verify() => platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
}

public sealed class VerifyReadsOnSqlite(SqlitePlatform platform) : VerifyReadsTests(platform), IClassFixture<SqlitePlatform>;

public sealed class VerifyReadsOnPostgres : VerifyReadsTests, IClassFixture<PostgresPlatform>
{
    public VerifyReadsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
