using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Support;

/// <summary>A platform whose boards are read from a standby.</summary>
public sealed class CopiedPlatform : Platform
{
    private const string Database = "copied";
    private PostgresPair? pair;

    public PostgresPair Servers => pair!;

    public override (string Key, string Value) Connection => ("ConnectionStrings:Postgres", $"{PostgresPair.Address(Servers.Primary)};Database={Database}");

    /// <summary>Once, when both servers are there.</summary>
    public override async ValueTask InitializeAsync()
    {
        PostgresPair.Require();
        pair = await PostgresPair.Start();
        await base.InitializeAsync();
        await UntilCopied();
    }

    protected override async Task<bool> MakeDatabase(bool isCopy)
    {
        await PostgresPair.Ask(Servers.Primary, $"CREATE DATABASE {Database}");
        return false;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ConnectionStrings:PostgresReads", FormattableString.Invariant($"Port={Servers.Standby};Host Recheck Seconds=1"));
    }

    /// <summary>Returns when the standby has all that is saved.</summary>
    public async Task UntilCopied()
    {
        var saved = (string)(await AskPrimary("SELECT pg_current_wal_lsn()::text"))!;
        await Until(async () => await AskStandby($"SELECT pg_last_wal_replay_lsn() >= '{saved}'::pg_lsn") is true);
    }

    public Task<object?> AskPrimary(string sql) => PostgresPair.Ask(Servers.Primary, sql, Database);

    public Task<object?> AskStandby(string sql) => PostgresPair.Ask(Servers.Standby, sql, Database);

    public static async Task Until(Func<Task<bool>> isSo)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await isSo())
                return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not come to be so.");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (pair is not null)
            await pair.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
