using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;

namespace ApprovalCloud.Core.Documents;

/// <summary>A document of the citizen's own application, or of the one they act for.</summary>
public sealed record GetDocument(Caller By, DocumentKey Key) : IRequest<Result<DocumentFile>>, IActsFor
{
    public Acts Act => Acts.None;
}

/// <param name="Name">For the file, as it is saved.</param>
public sealed record DocumentFile(Guid Id, string Name, byte[] Content)
{
    internal static DocumentFile Of(IssuedDocument document, string number) =>
        new(document.Id, $"{document.Kind}-{number}.pdf".ToLowerInvariant(), document.Content);
}

internal sealed class GetDocumentHandler(AppDbContext db, Issuing issuing, DelegateLooks looks) : IRequestHandler<GetDocument, Result<DocumentFile>>
{
    public async Task<Result<DocumentFile>> Handle(GetDocument request, CancellationToken cancellationToken)
    {
        var found = await issuing.Find(db.Applications.HandledBy(request.By, request.Act), request.Key, cancellationToken);
        if (!found.IsOk)
            return found.Problem;
        await looks.Write(request.By, request.Key.ApplicationId, [ReadEntry.Document + request.Key.Kind], cancellationToken);
        return DocumentFile.Of(found.Value, $"{request.Key.Sequence}-{found.Value.Id:N}");
    }
}
