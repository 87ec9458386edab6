using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Applications of others that the caller may look after now: whose, and how far they are; nothing of what they say.</summary>
public sealed record ListForOthers(Caller By) : IRequest<Result<IReadOnlyList<OthersApplication>>>;

public sealed record OthersApplication(
    Guid Id, string? Number, string Service, string Principal, string? Company, bool IsDraft, bool IsEnded, DateTimeOffset UpdatedAt);

internal sealed class ListForOthersHandler(AppDbContext db, FindActing acting) : IRequestHandler<ListForOthers, Result<IReadOnlyList<OthersApplication>>>
{
    private const int Most = 100;

    public async Task<Result<IReadOnlyList<OthersApplication>>> Handle(ListForOthers request, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, OthersApplication>();
        foreach (var delegation in await acting.All(request.By, cancellationToken))
        {
            var name = delegation.CompanyName;
            var rows = await db.Applications.AsNoTracking()
                .HandledBy(request.By with { For = delegation.Acting(default) }, Acts.None)
                .OrderByDescending(application => application.UpdatedAt).Take(Most)
                .Select(application => new OthersApplication(
                    application.Id, application.Number, application.Service, application.ApplicantName, name,
                    application.SubmittedAt == null, application.EndedAt != null, application.UpdatedAt))
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
                found.TryAdd(row.Id, row);
        }

        return Result<IReadOnlyList<OthersApplication>>.Ok([.. found.Values.OrderByDescending(row => row.UpdatedAt)]);
    }
}
