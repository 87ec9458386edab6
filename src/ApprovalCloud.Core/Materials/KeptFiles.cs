using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Core.Materials;

/// <summary>Takes files out of the store, once it is decided who may open them.</summary>
internal sealed class KeptFiles(IFileStore store)
{
    public async Task<Result<OpenedFile>> Open(MaterialFile? file, CancellationToken cancellationToken)
    {
        if (file is null or { State: FileState.Refused })
            return Problem.NotFound(FileMessages.NotFound);
        if (file.State == FileState.BeingChecked)
            return new Problem(ProblemKind.Conflict, "BeingChecked", FileMessages.BeingChecked);
        return await store.Open(FileNamesInStore.Kept(file.ApplicationId, file.Id), cancellationToken) is { } content
            ? new OpenedFile(file.Name, file.Kind, content)
            : throw new InvalidDataException($"File {file.Id} of application {file.ApplicationId} is not in the store.");
    }
}
