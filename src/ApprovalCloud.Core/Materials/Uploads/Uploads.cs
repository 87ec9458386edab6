using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>Files on their way: found for their applicant, put together, and thrown away.</summary>
public sealed class Uploads(AppDbContext db, IFileStore store, IMediator mediator)
{
    public Task<MaterialUpload?> Find(IActsFor request, Guid application, string material, Guid upload, CancellationToken cancellationToken) =>
        db.MaterialUploads.OfScopedRows()
            .Where(row => row.ApplicationId == application && row.Id == upload && row.Material == material)
            .Where(row => db.Applications.HandledBy(request.By, request.Act).Any(one => one.Id == row.ApplicationId))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Hands in what is whole. However often it is asked for, the file is handed in once.</summary>
    public async Task<Result<UploadState>> Finish(IActsFor request, MaterialUpload upload, CancellationToken cancellationToken)
    {
        if (upload.IsDone)
            return UploadState.Of(upload);
        await using var whole = new MemoryStream();
        foreach (var part in upload.Parts)
        {
            await using var piece = await store.Open(FileNamesInStore.Part(upload.ApplicationId, part), cancellationToken)
                ?? throw new InvalidDataException($"A piece of upload {upload.Id} is not in the store.");
            await piece.CopyToAsync(whole, cancellationToken);
        }

        whole.Position = 0;
        var handedIn = await mediator.Send(
            new HandInFile(request.By, upload.ApplicationId, upload.Material, upload.Name, whole) { Id = upload.Id }, cancellationToken);
        db.ChangeTracker.Clear();
        if (await Find(request, upload.ApplicationId, upload.Material, upload.Id, cancellationToken) is not { } row)
            return handedIn.Problem is { } late ? late : UploadState.Of(upload);
        if (!handedIn.IsOk)
        {
            await Drop([row], cancellationToken);
            return handedIn.Problem;
        }

        var parts = row.Parts;
        row.Done();
        await db.SaveChangesAsync(cancellationToken);
        await Delete(row.ApplicationId, parts, cancellationToken);
        return UploadState.Of(row);
    }

    /// <summary>Removes them with what has come of them, and saves whatever else is about to be saved.</summary>
    public async Task Drop(IReadOnlyCollection<MaterialUpload> dropped, CancellationToken cancellationToken)
    {
        db.RemoveRange(dropped);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var upload in dropped)
            await Delete(upload.ApplicationId, upload.Parts, cancellationToken);
    }

    private async Task Delete(Guid application, IEnumerable<Guid> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
            await store.Delete(FileNamesInStore.Part(application, part), cancellationToken);
    }
}
