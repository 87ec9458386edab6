using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Opinions;

/// <summary>Nobody is asked any more about a step that is not in hand: what is still out ends with it, in the same save.</summary>
internal sealed class OpinionBook(AppDbContext db)
{
    /// <param name="before">The run as it was.</param>
    public async Task Keep(OpenCase open, Run before, Run after, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ended = before.Steps.Where(step => step.Value.Deliberation.Opinions.Count > 0 && !after[step.Key].Status.IsInHand()).Select(step => step.Key).ToList();
        if (ended.Count == 0)
            return;
        var waiting = await db.Opinions.OfScopedRows()
            .Where(one => one.ApplicationId == open.Application.Id && ended.Contains(one.Step) && one.EndedAt == null).ToListAsync(cancellationToken);
        waiting.ForEach(one => one.End(at));
    }
}
