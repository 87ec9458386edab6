using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>More of a file. What came before the connection was cut stays; with the last byte the file is handed in.</summary>
/// <param name="Offset">From where on: where the upload stands, or nothing is taken.</param>
public sealed record ContinueUpload(Caller By, Guid ApplicationId, string Material, Guid Upload, long Offset, Stream Content) : IRequest<Result<UploadState>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;
}

internal sealed class ContinueUploadHandler(AppDbContext db, OwnUploads own, Uploads uploads, IFileStore store) : IRequestHandler<ContinueUpload, Result<UploadState>>
{
    private const int LargestPart = 4_000_000;

    public async Task<Result<UploadState>> Handle(ContinueUpload request, CancellationToken cancellationToken)
    {
        if (await own.Find(request, request.ApplicationId, request.Material, request.Upload, cancellationToken) is not { } upload)
            return Problem.NotFound(FileMessages.UploadGone);
        if (request.Offset != upload.Offset)
            return OffsetWrong();
        var isCut = false;
        while (!upload.IsWhole && !isCut)
        {
            (var part, isCut) = await Read(request.Content, (int)Math.Min(LargestPart, upload.Length - upload.Offset), cancellationToken);
            // From here on nobody waits any more, perhaps; what has come is kept all the same.
            if (part.Length > 0 && !await Keep(upload, part))
                return OffsetWrong();
        }

        return upload.IsWhole ? await uploads.Finish(request, upload, CancellationToken.None) : UploadState.Of(upload);
    }

    private async Task<bool> Keep(MaterialUpload upload, byte[] part)
    {
        var id = Guid.NewGuid();
        await store.Save(FileNamesInStore.Part(upload.ApplicationId, id), part, CancellationToken.None);
        upload.Add(id, part.Length);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            await store.Delete(FileNamesInStore.Part(upload.ApplicationId, id), CancellationToken.None);
            return false;
        }
    }

    private static async Task<(byte[] Part, bool IsCut)> Read(Stream content, int most, CancellationToken cancellationToken)
    {
        var part = new byte[most];
        var length = 0;
        try
        {
            while (length < most)
            {
                var read = await content.ReadAsync(part.AsMemory(length), cancellationToken);
                if (read == 0)
                    return (part[..length], true);
                length += read;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return (part[..length], true);
        }

        return (part, false);
    }

    private static Problem OffsetWrong() => new(ProblemKind.Conflict, "OffsetWrong", FileMessages.OffsetWrong);
}
