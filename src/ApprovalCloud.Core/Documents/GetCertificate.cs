using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Documents;

/// <summary>The certificate of the citizen's own licence: signed PDF, and verifiable credential.</summary>
public sealed record GetCertificate(Caller By, string Number) : IRequest<Result<CertificateFile>>;

/// <param name="Credential">SD-JWT VC, in its compact form.</param>
public sealed record CertificateFile(DocumentFile Pdf, string Credential);

internal sealed class GetCertificateHandler(AppDbContext db, Issuing issuing) : IRequestHandler<GetCertificate, Result<CertificateFile>>
{
    public async Task<Result<CertificateFile>> Handle(GetCertificate request, CancellationToken cancellationToken)
    {
        var licence = await db.Licences.AsNoTracking().OwnedBy(request.By).SingleOrDefaultAsync(licence => licence.Number == request.Number, cancellationToken);
        if (licence is null)
            return Problem.NotFound(Writing.DocumentWords.NotFound);
        var grants = await db.HistoryOf(licence.ApplicationId, row => row.Step == licence.Step && row.Kind == nameof(StepGranted), cancellationToken);
        var grant = grants.FirstOrDefault(row => row.Read() is StepGranted granted && granted.Licence == licence.Number);
        if (grant is null)
            return Problem.NotFound(Writing.DocumentWords.NotFound);
        var found = await issuing.Find(db.Applications.OwnedBy(request.By), new DocumentKey(licence.ApplicationId, grant.Sequence, DocumentKind.Licence), cancellationToken);
        return found.IsOk ? new CertificateFile(DocumentFile.Of(found.Value, licence.Number), found.Value.Credential!) : found.Problem;
    }
}
