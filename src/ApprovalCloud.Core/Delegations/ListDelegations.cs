using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Who acts for the caller, and for whom the caller acts or is asked to: what has not ended first, then the newest.</summary>
/// <param name="Before">Where an earlier page ended.</param>
public sealed record ListDelegations(Caller By, string? Before = null) : IRequest<Result<DelegationList>>
{
    public const int PageSize = 200;
}

/// <param name="IsIdentityVerified">Without it nothing can be given or accepted.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record DelegationList(bool IsIdentityVerified, IReadOnlyList<DelegationView> Given, IReadOnlyList<DelegationView> Received, string? Next);

/// <param name="Delegate">Their name once they have accepted; before that, the address they were asked at.</param>
public sealed record DelegationView(
    Guid Id, string Principal, string Delegate, bool IsMine, Acts May, IReadOnlyList<string> Services, DateTimeOffset From, DateTimeOffset Until,
    string? Company, string? CompanyName, DelegationStatus Status, DateTimeOffset GivenAt, DateTimeOffset? AcceptedAt, DateTimeOffset? EndedAt, string? EndedBy)
{
    public bool CanEnd => Status is DelegationStatus.Given or DelegationStatus.Accepted;

    public bool CanAccept => !IsMine && Status == DelegationStatus.Given;

    internal static DelegationView Of(Delegation one, Guid reader, DateTimeOffset now) => new(
        one.Id, one.PrincipalName, one.DelegateName ?? one.Email, one.PrincipalId == reader, one.May, one.Services, one.From, one.Until,
        one.Company, one.CompanyName, one.Status(now), one.GivenAt, one.AcceptedAt, one.EndedAt, one.EndedByName);
}

internal sealed class ListDelegationsHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ListDelegations, Result<DelegationList>>
{
    public async Task<Result<DelegationList>> Handle(ListDelegations request, CancellationToken cancellationToken)
    {
        var (now, place) = (clock.Now(), Places.Of(request.Before));
        var caller = await db.Users.AsNoTracking().SingleAsync(user => user.Id == request.By.Id, cancellationToken);
        var found = await db.Delegations.AsNoTracking().Between(caller.Id, caller.Email!)
            .OrderBy(one => one.EndedAt != null || one.Until < now).ThenByDescending(one => one.GivenAt).ThenBy(one => one.Id)
            .Skip(place).Take(ListDelegations.PageSize + 1).ToListAsync(cancellationToken);
        var views = found.Take(ListDelegations.PageSize).Select(one => DelegationView.Of(one, caller.Id, now)).ToList();
        return new DelegationList(
            caller.IdentityNumber is not null, views.FindAll(one => one.IsMine), views.FindAll(one => !one.IsMine),
            Places.Next(place, ListDelegations.PageSize, found.Count));
    }
}
