using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Documents;

/// <summary>What is issued about the citizen's own application: receipts, decisions, licences, in the order in which it happened.</summary>
public sealed record ListDocuments(Caller By, Guid ApplicationId) : IRequest<Result<IReadOnlyList<DocumentLine>>>, IActsFor
{
    public Acts Act => Acts.None;
}

public sealed record DocumentLine(int Sequence, DocumentKind Kind, string? Step, DateTimeOffset At);

internal sealed class ListDocumentsHandler(AppDbContext db) : IRequestHandler<ListDocuments, Result<IReadOnlyList<DocumentLine>>>
{
    public async Task<Result<IReadOnlyList<DocumentLine>>> Handle(ListDocuments request, CancellationToken cancellationToken)
    {
        if (!await db.Applications.HandledBy(request.By, request.Act).AnyAsync(application => application.Id == request.ApplicationId && application.SubmittedAt != null, cancellationToken))
            return Problem.NotFound(Messages.ApplicationNotFound);
        var events = await db.HistoryOf(request.ApplicationId, row => true, cancellationToken);
        return Result<IReadOnlyList<DocumentLine>>.Ok(
            [.. events.SelectMany(row => Issuable.Of(row.Read()).Select(kind => new DocumentLine(row.Sequence, kind, row.Step, row.At)))]);
    }
}
