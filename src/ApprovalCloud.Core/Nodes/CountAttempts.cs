using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Nodes;

/// <summary>Counts attempts on all nodes together: one statement each, so it is for what is rare or dear anyway.</summary>
public sealed class CountAttempts(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Minutes go by the clock: the same one on every node.</summary>
    public static long MinuteOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMinute;

    public static TimeSpan RestOfMinute(DateTimeOffset time) => TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (time.UtcTicks % TimeSpan.TicksPerMinute));

    /// <returns>How many there were in this minute, with this one.</returns>
    public async Task<int> Count(string what, string who, long minute, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var digest = Digest(what, who);
        var counted = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.SqlQuery<int>($"""
            INSERT INTO attempts (who, minute, count) VALUES ({digest}, {minute}, 1)
            ON CONFLICT (who, minute) DO UPDATE SET count = attempts.count + 1 RETURNING count AS "Value"
            """).ToListAsync(cancellationToken);
        return counted[0];
    }

    /// <returns>How many there were in this minute.</returns>
    public async Task<int> SoFar(string what, string who, long minute, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var digest = Digest(what, who);
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Attempts.Where(one => one.Who == digest && one.Minute == minute)
            .Select(one => one.Count).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What was counted in minutes that are over says nothing any more.</summary>
    public async Task<int> Forget(CancellationToken cancellationToken)
    {
        var before = MinuteOf(clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Attempts.Where(one => one.Minute < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Digest(string what, string who) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}/{who}")));
}
