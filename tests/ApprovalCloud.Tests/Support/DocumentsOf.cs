using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Tests.Support;

/// <summary>Documents as their applicant downloads them.</summary>
internal static class DocumentsOf
{
    /// <summary>The newest of this kind.</summary>
    public static async Task<DocumentFile> Document(this Platform platform, Caller applicant, Guid application, DocumentKind kind) =>
        await platform.Ok(new GetDocument(applicant, await platform.Key(applicant, application, kind)));

    public static async Task<DocumentKey> Key(this Platform platform, Caller applicant, Guid application, DocumentKind kind) =>
        new(application, (await platform.Ok(new ListDocuments(applicant, application))).Last(line => line.Kind == kind).Sequence, kind);

    public static async Task<VerifiedDocument> Checked(this Platform platform, Guid document) => await platform.Ok(new VerifyDocument(document.ToString("N")));
}
