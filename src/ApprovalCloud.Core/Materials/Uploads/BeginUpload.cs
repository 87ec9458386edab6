using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Materials;

/// <summary>A file is announced that comes in pieces. Whatever was on its way for the material before is dropped.</summary>
/// <param name="Length">In bytes.</param>
public sealed record BeginUpload(Caller By, Guid ApplicationId, string Material, [property: Cleaned] string? Name, long Length) : IRequest<Result<UploadState>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;
}

/// <summary>How far an upload is, in bytes.</summary>
public sealed record UploadState(Guid Id, string Material, string Name, long Offset, long Length, DateTimeOffset ExpiresAt)
{
    internal static UploadState Of(MaterialUpload upload) =>
        new(upload.Id, upload.Material, upload.Name, upload.Offset, upload.Length, upload.ExpiresAt);
}

internal sealed class BeginUploadHandler(AppDbContext db, FileRoom room, Uploads uploads, IOptions<MaterialsOptions> options, TimeProvider clock)
    : IRequestHandler<BeginUpload, Result<UploadState>>
{
    public async Task<Result<UploadState>> Handle(BeginUpload request, CancellationToken cancellationToken)
    {
        var own = await room.Enter(request, request.ApplicationId, cancellationToken);
        if ((own.Problem ?? room.WhyNotAttach(own.Value!, request.By, request.Material)) is { } problem)
            return problem;
        var name = GivenName.Clean(request.Name);
        if (request.Length <= 0)
            return InField.Wrong(HandInFileHandler.Field, FileMessages.Empty.With(name));
        if (request.Length > options.Value.LargestFile)
            return InField.Wrong(HandInFileHandler.Field, FileMessages.TooLarge.With(name, options.Value.FileMegabytes));
        if (own.Value!.Size + request.Length > options.Value.LargestApplication)
            return InField.Wrong(HandInFileHandler.Field, FileMessages.TooMuch.With(name, options.Value.ApplicationMegabytes));

        var at = clock.Now();
        var earlier = await db.MaterialUploads.OfScopedRows()
            .Where(upload => upload.ApplicationId == request.ApplicationId && upload.Material == request.Material).ToListAsync(cancellationToken);
        var upload = new MaterialUpload(
            request.ApplicationId, Guid.CreateVersion7(at), request.Material, name, request.Length, at, at.AddHours(options.Value.UploadHours));
        db.MaterialUploads.Add(upload);
        await uploads.Drop(earlier, cancellationToken);
        return UploadState.Of(upload);
    }
}
