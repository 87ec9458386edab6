using System.Security.Cryptography;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Documents;

/// <summary>Checks that every document that was issued is what was sealed, with a certificate of this platform, about an event that issues it.</summary>
public sealed class VerifyDocuments(AppDbContext db)
{
    private HashSet<string>? certificates;

    public async Task<LogFault?> Difference(Guid application, IReadOnlyList<EventRow> history, CancellationToken cancellationToken)
    {
        certificates ??= [.. await db.SigningCertificates.AsNoTracking().Select(one => one.KeyId).ToListAsync(cancellationToken)];
        foreach (var document in await db.Documents.AsNoTracking().ForThePlatform().Where(one => one.ApplicationId == application).ToListAsync(cancellationToken))
        {
            if (history.FirstOrDefault(row => row.Sequence == document.Sequence) is not { } row || !Issuable.Of(row.Read()).Contains(document.Kind))
                return new LogFault(application, document.Sequence, $"nothing happened that issues the document {document.Kind}", "document");
            if (!document.Digest.AsSpan().SequenceEqual(SHA256.HashData(document.Content)) || PdfSealing.SealOf(document.Content) is not { } seal)
                return new LogFault(application, document.Sequence, $"the document {document.Kind} was changed", "document");
            if (!certificates.Contains(seal))
                return new LogFault(application, document.Sequence, $"the document {document.Kind} is sealed with a certificate that is not this platform's", "document");
        }

        return null;
    }
}
