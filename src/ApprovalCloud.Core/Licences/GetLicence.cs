using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>A licence that the clerk's department issued, with its holder: so each look is written down.</summary>
public sealed record GetLicence(Caller By, string Number, ReadSource Source = ReadSource.Page) : IRequest<Result<LicenceView>>;

public sealed record LicenceView(
    string Number, string Type, string Holder, string HolderName, DateTimeOffset IssuedAt, DateTimeOffset? ValidUntil, bool IsValid,
    DateTimeOffset? RevokedAt, string? RevokedBy, string? RevokedBecause, int Version);

internal sealed class GetLicenceHandler(AppDbContext db, AccessLedger ledger, TimeProvider clock) : IRequestHandler<GetLicence, Result<LicenceView>>
{
    public async Task<Result<LicenceView>> Handle(GetLicence request, CancellationToken cancellationToken)
    {
        var licence = await db.Licences.AsNoTracking().IssuedBy(request.By)
            .SingleOrDefaultAsync(licence => licence.Number == request.Number, cancellationToken);
        if (licence is null)
            return Problem.NotFound(Messages.LicenceNotFound);
        var look = new ReadEntry(ReadPurpose.Licence, request.Source, [ReadEntry.Licence + licence.Type]) { Step = licence.Step };
        await ledger.Write(licence.ApplicationId, request.By, look, cancellationToken);
        return new LicenceView(
            licence.Number, licence.Type, licence.Holder == licence.HolderId.ToString() ? licence.HolderName : licence.Holder, licence.HolderName,
            licence.IssuedAt, licence.ValidUntil, licence.IsValid(clock.Now()), licence.RevokedAt, licence.RevokedByName, licence.RevokedBecause,
            licence.Version);
    }
}
