using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Notices;

/// <summary>How many notices the citizen has not read; no more than a hundred are counted.</summary>
public sealed record CountNotices(Caller By) : IRequest<Result<UnreadNotices>>;

public sealed record UnreadNotices(int Count)
{
    /// <summary>Of them no more are counted.</summary>
    internal const int Most = 100;

    /// <summary>How many, as it is said: whoever has more has that many at least.</summary>
    public string Said => Count < Most ? $"{Count}" : $"{Most - 1}+";
}

internal sealed class CountNoticesHandler(AppDbContext db) : IRequestHandler<CountNotices, Result<UnreadNotices>>
{
    public async Task<Result<UnreadNotices>> Handle(CountNotices request, CancellationToken cancellationToken) =>
        new UnreadNotices(await db.CountUnread(request.By, cancellationToken));
}
