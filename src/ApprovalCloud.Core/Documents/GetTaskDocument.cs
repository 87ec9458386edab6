using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Documents;

/// <summary>A document about a step of the clerk's department: as with each look, who looked is written down first.</summary>
public sealed record GetTaskDocument(Caller By, DocumentKey Key, string Step, ReadSource Source = ReadSource.Page) : IRequest<Result<DocumentFile>>;

internal sealed class GetTaskDocumentHandler(AppDbContext db, Issuing issuing, AccessLedger ledger) : IRequestHandler<GetTaskDocument, Result<DocumentFile>>
{
    public async Task<Result<DocumentFile>> Handle(GetTaskDocument request, CancellationToken cancellationToken)
    {
        var key = request.Key;
        var visible = db.Applications.Where(application => db.Steps.TasksOf(request.By)
            .Any(step => step.ApplicationId == application.Id && step.Key == request.Step));
        // What is about another step is another department's.
        if (!await visible.AnyAsync(application => application.Id == key.ApplicationId, cancellationToken)
            || (await db.HistoryOf(key.ApplicationId, row => row.Sequence == key.Sequence && row.Step == request.Step, cancellationToken)).Count == 0)
            return Problem.NotFound(Messages.TaskNotFound);
        var look = new ReadEntry(ReadPurpose.Task, request.Source, [ReadEntry.Document + key.Kind]) { Step = request.Step };
        await ledger.Write(key.ApplicationId, request.By, look, cancellationToken);
        var found = await issuing.Find(visible, key, cancellationToken);
        return found.IsOk ? DocumentFile.Of(found.Value, $"{key.Sequence}-{found.Value.Id:N}") : found.Problem;
    }
}
