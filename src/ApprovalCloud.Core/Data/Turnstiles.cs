namespace ApprovalCloud.Core.Data;

/// <summary>
/// Lets decisions about one application through one after the other, within this process: who is overtaken does all of the work again.
/// Between processes the row version alone decides, as it does here for whoever comes another way.
/// </summary>
internal sealed class Turnstiles
{
    // Two applications at one turnstile wait for each other now and then, for nothing worse.
    private readonly SemaphoreSlim[] all = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> Through<T>(Guid application, Func<Task<T>> decide, CancellationToken cancellationToken)
    {
        var one = all[(uint)application.GetHashCode() % all.Length];
        await one.WaitAsync(cancellationToken);
        try
        {
            return await decide();
        }
        finally
        {
            one.Release();
        }
    }
}
