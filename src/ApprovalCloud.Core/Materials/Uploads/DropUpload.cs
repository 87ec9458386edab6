using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Materials;

/// <summary>The applicant does not want to go on with an upload.</summary>
public sealed record DropUpload(Caller By, Guid ApplicationId, string Material, Guid Upload) : IRequest<Result<Done>>, IActsFor
{
    /// <summary>What it takes depends on where the application is.</summary>
    public Acts Act => Acts.None;
}

internal sealed class DropUploadHandler(OwnUploads own, Uploads uploads) : IRequestHandler<DropUpload, Result<Done>>
{
    public async Task<Result<Done>> Handle(DropUpload request, CancellationToken cancellationToken)
    {
        if (await own.Find(request, request.ApplicationId, request.Material, request.Upload, cancellationToken) is not { } upload)
            return Problem.NotFound(FileMessages.UploadGone);
        await uploads.Drop([upload], cancellationToken);
        return Done.It;
    }
}
