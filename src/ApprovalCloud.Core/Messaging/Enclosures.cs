using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Engine.Running;
using MimeKit;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What goes with a letter: the signed receipt with the news that the application was received. Everything else is behind the letter's link.</summary>
public sealed class Enclosures(AppDbContext db, Issuing issuing)
{
    /// <summary>Null where nothing goes with it, or nothing can be issued here yet: the letter does not wait for that.</summary>
    public async Task<MimePart?> Of(OutboxMessage message, RunEvent happened, CancellationToken cancellationToken)
    {
        if (happened is not ApplicationSubmitted || message.Department is not null || message.IsToSupervisors)
            return null;
        var key = new DocumentKey(message.ApplicationId, message.Sequence, DocumentKind.Submission);
        if (await issuing.Find(db.Applications.ForThePlatform(), key, cancellationToken) is not { Value: { } receipt })
            return null;
        return new MimePart("application", "pdf")
        {
            Content = new MimeContent(new MemoryStream(receipt.Content)), FileName = DocumentFile.Of(receipt, receipt.Id.ToString("N")).Name,
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment), ContentTransferEncoding = ContentEncoding.Base64,
        };
    }
}
