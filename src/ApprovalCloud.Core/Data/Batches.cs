using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Data;

internal static class Batches
{
    /// <summary>All ids in their order, so many at once: each batch is asked for where the one before ended, and none is kept.</summary>
    public static async IAsyncEnumerable<List<Guid>> InBatches(this IQueryable<Guid> ids, int atOnce, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (Guid? last = null; ;)
        {
            var after = last is { } id ? ids.Where(one => one > id) : ids;
            var batch = await after.OrderBy(one => one).Take(atOnce).ToListAsync(cancellationToken);
            if (batch.Count == 0)
                yield break;
            yield return batch;
            last = batch[^1];
        }
    }
}
