using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>The applicant opens a file of their own.</summary>
public sealed record OpenFile(Caller By, Guid ApplicationId, Guid File) : IRequest<Result<OpenedFile>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;
}

/// <param name="Content">For whoever asked to dispose of.</param>
public sealed record OpenedFile(string Name, FileKind Kind, Stream Content);

internal sealed class OpenFileHandler(AppDbContext db, KeptFiles kept, DelegateLooks looks) : IRequestHandler<OpenFile, Result<OpenedFile>>
{
    public async Task<Result<OpenedFile>> Handle(OpenFile request, CancellationToken cancellationToken)
    {
        var file = await db.MaterialFiles.AsNoTracking().OfScopedRows()
            .Where(file => file.ApplicationId == request.ApplicationId && file.Id == request.File)
            .Where(file => db.Applications.HandledBy(request.By, request.Act).Any(application => application.Id == file.ApplicationId))
            .SingleOrDefaultAsync(cancellationToken);
        if (file is { State: FileState.Ready })
            await looks.Write(request.By, request.ApplicationId, [ReadEntry.Material + file.Material], cancellationToken);
        return await kept.Open(file, cancellationToken);
    }
}
