using ApprovalCloud.Core.Delegations;

namespace ApprovalCloud.Core.Materials;

/// <summary>Files on their way, for whoever may hand them in: who may not has no part in how they come either.</summary>
internal sealed class OwnUploads(Uploads uploads, FileRoom room)
{
    public async Task<MaterialUpload?> Find(IActsFor request, Guid application, string material, Guid upload, CancellationToken cancellationToken) =>
        await uploads.Find(request, application, material, upload, cancellationToken) is { } found
        && await room.Enter(request, application, cancellationToken) is { Value: { } own } && room.WhyNotAttach(own, request.By, material) is null ? found : null;
}
