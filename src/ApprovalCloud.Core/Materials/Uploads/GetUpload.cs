using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Materials;

/// <summary>How far an upload is. One that is whole, and was not handed in because something broke down, is handed in now.</summary>
public sealed record GetUpload(Caller By, Guid ApplicationId, string Material, Guid Upload) : IRequest<Result<UploadState>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;
}

internal sealed class GetUploadHandler(OwnUploads own, Uploads uploads) : IRequestHandler<GetUpload, Result<UploadState>>
{
    public async Task<Result<UploadState>> Handle(GetUpload request, CancellationToken cancellationToken)
    {
        if (await own.Find(request, request.ApplicationId, request.Material, request.Upload, cancellationToken) is not { } upload)
            return Problem.NotFound(FileMessages.UploadGone);
        return upload.IsWhole ? await uploads.Finish(request, upload, cancellationToken) : UploadState.Of(upload);
    }
}
