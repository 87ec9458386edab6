using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Tests.Data;

/// <summary>Boards are read from a standby that follows the primary, and from the primary while it is away.</summary>
public sealed class CopyTests(CopiedPlatform platform) : IClassFixture<CopiedPlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Board_IsWhatTheStandbyHas_AndTheApplicantSeesWhatTheyHaveDone()
    {
        Assert.True(await IsReadFromStandby());
        var before = await OnBoard();
        await platform.AskStandby("SELECT pg_wal_replay_pause()");
        await CopiedPlatform.Until(async () => await platform.AskStandby("SELECT pg_get_wal_replay_pause_state()") is "paused");

        var submitted = await given.SubmittedApplication();

        Assert.Equal(before, await OnBoard());
        Assert.Equal(submitted.Number, (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Number);
        await PageSaysHowOldItIs();

        await platform.AskStandby("SELECT pg_wal_replay_resume()");
        await platform.UntilCopied();
        Assert.Equal(before + 1, await OnBoard());
        using var supervisor = await platform.SignedInToPages("supervisor");
        Assert.DoesNotContain("seconds old", await supervisor.GetStringAsync(new Uri("/watch", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_IsNeverWrittenTo()
    {
        await WithCopy(async copy =>
        {
            copy.Add(new NumberBlock());
            await Assert.ThrowsAsync<InvalidOperationException>(() => copy.SaveChangesAsync());
            Assert.Throws<InvalidOperationException>(() => copy.SaveChanges());
            var refused = await Assert.ThrowsAsync<PostgresException>(() => copy.Attempts.ExecuteDeleteAsync());
            Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
            return true;
        });
        Assert.False(await platform.InDatabase(db => Recovers(db)));
    }

    [Fact]
    public async Task Board_WhenTheStandbyIsAway_IsWhatThePrimaryHas_UntilItIsBack()
    {
        await platform.UntilCopied();
        var before = await OnBoard();
        await platform.Servers.StopStandby();
        try
        {
            await given.SubmittedApplication();

            Assert.Equal(before + 1, await OnBoard());
            Assert.False(await IsReadFromStandby());
        }
        finally
        {
            await platform.Servers.StartStandby();
        }

        await CopiedPlatform.Until(IsReadFromStandby);
        await platform.UntilCopied();
        Assert.Equal(before + 1, await OnBoard());
    }

    // How far it is behind is told once that is more than a few seconds.
    private async Task PageSaysHowOldItIs()
    {
        using var supervisor = await platform.SignedInToPages("supervisor");
        await CopiedPlatform.Until(async () =>
            (await supervisor.GetStringAsync(new Uri("/watch", UriKind.Relative))).Contains("seconds old: the copy it is read from is behind", StringComparison.Ordinal));
    }

    private async Task<int> OnBoard() => await platform.Ok(new CountRunning(platform.Supervisor));

    private Task<bool> IsReadFromStandby() => WithCopy(Recovers);

    private static async Task<bool> Recovers(AppDbContext db) => (await db.Database.SqlQuery<bool>($"SELECT pg_is_in_recovery() AS \"Value\"").ToListAsync())[0];

    private Task<T> WithCopy<T>(Func<AppDbContext, Task<T>> action) =>
        platform.InScope(services => action(services.GetRequiredKeyedService<AppDbContext>(MayLagAttribute.Copy)));
}
