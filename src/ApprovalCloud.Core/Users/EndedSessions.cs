using System.Collections.Concurrent;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Users;

/// <summary>
/// Which sessions were ended while their cookie or token still says that it is good. Each node knows at once what was ended on it, and
/// of the others' within seconds: so every request is checked, and the database is asked every few seconds and not every time.
/// </summary>
public sealed class EndedSessions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndedSessions> logger) : IDisposable
{
    /// <summary>A token is good for an hour by itself; whatever lasts longer is looked up when it is renewed.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    // Whoever ends a session writes the time by their clock, and commits a little later.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> ended = new();
    private readonly SemaphoreSlim reading = new(1, 1);
    private DateTimeOffset? readUntil;
    private long lookedAt;

    public void Add(IEnumerable<Guid> sessions)
    {
        foreach (var session in sessions)
            ended[session] = clock.GetUtcNow();
    }

    public async ValueTask<bool> Contains(Guid session, CancellationToken cancellationToken)
    {
        if ((readUntil is null || TimeProvider.System.GetElapsedTime(Volatile.Read(ref lookedAt)) > Pause) && await reading.WaitAsync(0, cancellationToken))
        {
            try
            {
                await Read(cancellationToken);
            }
            finally
            {
                reading.Release();
            }
        }

        return ended.ContainsKey(session);
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        Volatile.Write(ref lookedAt, TimeProvider.System.GetTimestamp());
        try
        {
            var now = clock.GetUtcNow();
            var since = (readUntil ?? now - Remembered) - Overlap;
            await using var scope = scopes.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Sessions.AsNoTracking()
                .Where(one => one.EndedAt > since).Select(one => new { one.Id, one.EndedAt }).ToListAsync(cancellationToken);
            found.ForEach(one => ended[one.Id] = one.EndedAt!.Value);
            foreach (var old in ended.Where(one => one.Value < now - Remembered))
                ended.TryRemove(old);
            readUntil = now;
        }
        catch (Exception exception) when (exception.IsOfDatabaseAway())
        {
            // What needs the database fails by itself; what does not goes by what was last known.
            logger.LogWarning("Which sessions were ended could not be looked up: {Error}", exception.Message);
        }
    }

    public void Dispose() => reading.Dispose();
}
