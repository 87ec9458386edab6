using ApprovalCloud.Core.Requests;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Applications;

/// <summary>Until when a draft is kept that nobody goes on with.</summary>
public sealed class DraftTerm(IOptions<DraftOptions> options, TimeProvider clock)
{
    /// <summary>Nobody's is deleted who was not told so long before, whatever was set, and however late they were told.</summary>
    /// <returns>Any time on the last day; null for ever, and for what is not a draft.</returns>
    public DateTimeOffset? KeptUntil(Application draft)
    {
        if (!draft.IsDraft || options.Value.KeptDays == 0)
            return null;
        var told = draft.WarnedAt > draft.UpdatedAt ? draft.WarnedAt.Value : clock.Now();
        var (kept, warned) = (draft.UpdatedAt.AddDays(options.Value.KeptDays), told.AddDays(options.Value.WarnDays));
        return kept > warned ? kept : warned;
    }
}
