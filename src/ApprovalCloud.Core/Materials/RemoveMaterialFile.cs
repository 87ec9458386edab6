using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Core.Materials;

/// <summary>
/// The applicant takes a file back. From a draft it is gone, with everything that stood for the material before; once it has
/// been sent it is kept as history, and can be taken back only while a department asks about it.
/// </summary>
/// <param name="File">None names whichever stands for the material.</param>
public sealed record RemoveMaterialFile(Caller By, Guid ApplicationId, string Material, Guid? File = null) : IRequest<Result<Done>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;
}

internal sealed class RemoveMaterialFileHandler(AppDbContext db, FileRoom room, CaseFile caseFile, IFileStore store, TimeProvider clock)
    : IRequestHandler<RemoveMaterialFile, Result<Done>>
{
    public async Task<Result<Done>> Handle(RemoveMaterialFile request, CancellationToken cancellationToken)
    {
        List<Guid> gone = [];
        var removed = await db.WhenOvertakenAgain(() =>
        {
            gone.Clear();
            return Remove(request, gone, cancellationToken);
        });
        foreach (var file in removed.IsOk ? gone : [])
        {
            await store.Delete(FileNamesInStore.Kept(request.ApplicationId, file), CancellationToken.None);
            await store.Delete(FileNamesInStore.Given(request.ApplicationId, file), CancellationToken.None);
        }

        return removed;
    }

    private async Task<Result<Done>> Remove(RemoveMaterialFile request, List<Guid> gone, CancellationToken cancellationToken)
    {
        var entered = await room.Enter(request, request.ApplicationId, cancellationToken);
        if (entered.Value is not { } own)
            return entered.Problem!;
        if (own.Current(request.Material) is not { } current || (request.File is { } named && named != current.Id))
            return Problem.NotFound(FileMessages.NotFound);
        if (room.WhyNotRemove(own, request.By, current) is { } problem)
            return problem;
        var at = clock.Now();
        if (own.Open is { } open)
        {
            current.TakeBack(at);
            await caseFile.Record(open, WorkflowEngine.Decide(open.Service, open.Run, FileRoom.Remove(own, request.By, current), at), at, cancellationToken);
        }
        else
        {
            var all = own.Files.Where(file => file.Material == request.Material).ToList();
            gone.AddRange(all.Select(file => file.Id));
            db.RemoveRange(all);
            own.Application.Touch(at);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
