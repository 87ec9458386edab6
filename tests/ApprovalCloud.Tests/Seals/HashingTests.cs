using System.Security.Cryptography;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Retention;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Retention;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Tests.Seals;

/// <summary>Another hash is chosen while an application is on its way: what was written is proven as before, and what follows by the longer one.</summary>
public abstract class HashingTests(Platform platform)
{
    private static readonly string[] Changes = ["SHA256", "SHA512", "SHA384"];

    [Fact]
    public async Task History_AcrossChangesOfTheHash_IsWhole_Sealed_Proven_AndPurged()
    {
        var (id, first) = (Guid.Empty, 0);
        foreach (var chosen in Changes)
        {
            platform.Services.GetRequiredService<IOptions<SealOptions>>().Value.Hash = chosen;
            id = id == Guid.Empty ? (await new Given(platform).SubmittedApplication()).Id : id;
            await platform.Ok(new ClaimStep(platform.Clerk("administrative-approval"), id, "business-registration"));
            await platform.Ok(new GetTask(platform.Clerk("administrative-approval"), id, "business-registration"));
            await platform.Ok(new ReleaseStep(platform.Clerk("administrative-approval"), id, "business-registration"));
            await Seal();
            first = first == 0 ? (await platform.InDatabase(db => db.Events.CountAsync(row => row.ApplicationId == id))) : first;
        }

        await platform.Ok(new WithdrawApplication(platform.Citizen, id, "We move to another town"));
        await Seal();
        var events = await platform.InDatabase(db => db.Events.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.Sequence).ToListAsync());
        var reads = await platform.InDatabase(db => db.FactReads.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.Sequence).ToListAsync());
        // SHA-384 was chosen last, and what SHA-512 began is not continued by less.
        Assert.All(events, row => Assert.Equal(row.Sequence <= first ? SHA256.HashSizeInBytes : SHA512.HashSizeInBytes, row.Hash.Length));
        Assert.Equal([SHA256.HashSizeInBytes, SHA512.HashSizeInBytes], reads.Select(row => row.Hash.Length).Distinct());
        Assert.Equal([64, 128], (await platform.Ok(new ListSeals(Take: 366))).Select(seal => seal.Root.Length).Distinct().Order());
        var (before, after) = (await Proof(id, 1), await Proof(id, first + 1));
        Assert.True(before.IsRight() && after.IsRight());
        Assert.False((after with { Hash = after.Hash[..64] }).IsRight());
        Assert.Empty((await Verified()).Faults);

        await platform.InScope(services => services.GetRequiredService<FoldLogs>().Run(CancellationToken.None));
        await platform.InDatabase(db => db.Outbox.Where(letter => letter.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(letter => letter.SentAt, platform.Clock.GetUtcNow())));
        platform.Clock.Advance(TimeSpan.FromDays(11));
        await Seal();
        var purged = await platform.InScope(services => services.GetRequiredService<PurgeCases>().Run(CancellationToken.None));
        Assert.True(purged is { Purged: 1, Failed: 0 }, $"{purged}");
        var rest = await platform.InDatabase(db => db.PurgedCases.SingleAsync(one => one.ApplicationId == id));
        Assert.All(events, row => Assert.Equal(row.Hash, rest.HashOfEvent(row.Sequence)));
        Assert.All(reads, row => Assert.Equal(row.Hash, rest.HashOfRead(row.Sequence)));
        Assert.Null(rest.HashOfEvent(events.Count + 1));
        Assert.Empty((await Verified()).Faults);
    }

    private Task<Proof> Proof(Guid id, int sequence) => platform.Ok(new GetProof(platform.Citizen, id, EntryKind.Event, sequence));

    private async Task Seal()
    {
        platform.Clock.Advance(TimeSpan.FromDays(1));
        await platform.InScope(services => services.GetRequiredService<SealDays>().Run(CancellationToken.None));
    }

    private Task<LogVerified> Verified() => platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
}

public sealed class HashingOnSqlite(ForgetfulSqlite platform) : HashingTests(platform), IClassFixture<ForgetfulSqlite>;

public sealed class HashingOnPostgres(ForgetfulPostgres platform) : HashingTests(platform), IClassFixture<ForgetfulPostgres>;
