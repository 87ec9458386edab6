using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Applications of others that the caller may look after now: whose, and how far they are; nothing of what they say.</summary>
public sealed record ListForOthers(Caller By) : IRequest<Result<IReadOnlyList<OthersApplication>>>
{
    public const int Most = 200;
}

public sealed record OthersApplication(
    Guid Id, string? Number, string Service, string Principal, string? Company, bool IsDraft, bool IsEnded, DateTimeOffset UpdatedAt);

internal sealed class ListForOthersHandler(AppDbContext db, FindActing acting) : IRequestHandler<ListForOthers, Result<IReadOnlyList<OthersApplication>>>
{
    public async Task<Result<IReadOnlyList<OthersApplication>>> Handle(ListForOthers request, CancellationToken cancellationToken)
    {
        var held = (await acting.All(request.By, cancellationToken)).Select(one => (one.CompanyName, Acting: one.Acting(default))).ToLookup(one => one.Acting.Principal.Id);
        var (principals, found) = (held.Select(group => group.Key).ToList(), new List<OthersApplication>());
        // Whoever acts for thousands has thousands of delegations: they are not asked for one after the other.
        for (Application? last = null; held.Count > 0 && found.Count < ListForOthers.Most && await Page(principals, last, cancellationToken) is [.., var oldest] page; last = oldest)
        {
            found.AddRange(
                from application in page
                from right in held[application.ApplicantId].Where(one => one.Acting.Covers(application)).Take(1)
                select new OthersApplication(
                    application.Id, application.Number, application.Service, application.ApplicantName, right.CompanyName,
                    application.IsDraft, application.EndedAt is not null, application.UpdatedAt));
        }

        return Result<IReadOnlyList<OthersApplication>>.Ok([.. found.Take(ListForOthers.Most)]);
    }

    private async Task<List<Application>> Page(List<Guid> principals, Application? last, CancellationToken cancellationToken)
    {
        var all = db.Applications.AsNoTracking().OfPrincipals(principals);
        if (last is { UpdatedAt: var at, Id: var id })
            all = all.Where(application => application.UpdatedAt <= at && (application.UpdatedAt < at || application.Id < id));
        return await all.OrderByDescending(application => application.UpdatedAt).ThenByDescending(application => application.Id).Take(ListForOthers.Most).ToListAsync(cancellationToken);
    }
}
