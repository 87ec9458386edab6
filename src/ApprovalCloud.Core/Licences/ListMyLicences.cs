using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>The citizen's own licences, the newest first.</summary>
public sealed record ListMyLicences(Caller By) : IRequest<Result<IReadOnlyList<MyLicence>>>;

/// <param name="Holder">Whom it is about, where that is not the applicant: the value of a fact.</param>
public sealed record MyLicence(
    string Number, string Type, string Department, string? Holder, DateTimeOffset IssuedAt, DateTimeOffset? ValidUntil, bool IsValid,
    DateTimeOffset? RevokedAt, string? RevokedBecause, Guid ApplicationId, string ApplicationNumber, string Service);

internal sealed class ListMyLicencesHandler(AppDbContext db, TimeProvider clock)
    : IRequestHandler<ListMyLicences, Result<IReadOnlyList<MyLicence>>>
{
    private const int Most = 500;

    public async Task<Result<IReadOnlyList<MyLicence>>> Handle(ListMyLicences request, CancellationToken cancellationToken)
    {
        var rows = await db.Licences.AsNoTracking().OwnedBy(request.By)
            .OrderByDescending(licence => licence.IssuedAt).ThenBy(licence => licence.Number)
            .Join(db.Applications.OwnedBy(request.By), licence => licence.ApplicationId, application => application.Id,
                (licence, application) => new { Licence = licence, application.Number, application.Service })
            .Take(Most).ToListAsync(cancellationToken);
        var now = clock.Now();
        return Result<IReadOnlyList<MyLicence>>.Ok([.. rows.Select(row => new MyLicence(
            row.Licence.Number, row.Licence.Type, row.Licence.Department,
            row.Licence.Holder == row.Licence.HolderId.ToString() ? null : row.Licence.Holder,
            row.Licence.IssuedAt, row.Licence.ValidUntil, row.Licence.IsValid(now), row.Licence.RevokedAt, row.Licence.RevokedBecause,
            row.Licence.ApplicationId, row.Number!, row.Service))]);
    }
}
