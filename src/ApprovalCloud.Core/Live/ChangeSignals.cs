namespace ApprovalCloud.Core.Live;

/// <summary>
/// Wakes whoever on this node follows an application. A signal that is lost costs time and never an event: followers read
/// the history itself.
/// </summary>
public sealed class ChangeSignals
{
    private readonly Lock guard = new();
    private readonly Dictionary<Guid, List<Follower>> followers = [];

    public Follower Follow(Guid application)
    {
        var follower = new Follower(this, application);
        lock (guard)
        {
            if (!followers.TryGetValue(application, out var all))
                followers[application] = all = [];
            all.Add(follower);
        }

        return follower;
    }

    public void Raise(Guid application)
    {
        lock (guard)
        {
            foreach (var follower in followers.GetValueOrDefault(application) ?? [])
                follower.Wake();
        }
    }

    /// <summary>Signals may have been missed: everybody looks for themselves.</summary>
    public void RaiseAll()
    {
        lock (guard)
        {
            foreach (var follower in followers.Values.SelectMany(all => all))
                follower.Wake();
        }
    }

    private void Leave(Follower follower)
    {
        lock (guard)
        {
            var all = followers[follower.Application];
            all.Remove(follower);
            if (all.Count == 0)
                followers.Remove(follower.Application);
        }
    }

    public sealed class Follower(ChangeSignals signals, Guid application) : IDisposable
    {
        private readonly SemaphoreSlim woken = new(0, 1);

        internal Guid Application => application;

        /// <summary>Waits for a signal, and no longer than this; one that came in the meantime counts.</summary>
        public Task Changed(TimeSpan atMost, CancellationToken cancellationToken) => woken.WaitAsync(atMost, cancellationToken);

        // Within the guard, so never twice at once.
        internal void Wake()
        {
            if (woken.CurrentCount == 0)
                woken.Release();
        }

        public void Dispose()
        {
            signals.Leave(this);
            woken.Dispose();
        }
    }
}
