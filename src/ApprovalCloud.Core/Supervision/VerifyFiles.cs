using System.Security.Cryptography;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What was handed in is what history says, to the byte.</summary>
public sealed class VerifyFiles(AppDbContext db, IFileStore store)
{
    public async Task<LogFault?> Difference(Guid application, IReadOnlyList<EventRow> history, CancellationToken cancellationToken)
    {
        if (history.All(row => row.Kind != nameof(FileAttached)))
            return null;
        var files = await db.MaterialFiles.AsNoTracking().ForThePlatform().Where(file => file.ApplicationId == application)
            .Select(file => new { file.Id, file.Material, file.Sha256, file.State }).ToDictionaryAsync(file => file.Id, cancellationToken);
        foreach (var row in history.Where(row => row.Kind == nameof(FileAttached)))
        {
            var attached = (FileAttached)row.Read();
            if (files.GetValueOrDefault(attached.File) is not { } file || (file.Material, file.Sha256) != (attached.Material, attached.Sha256))
                return new LogFault(application, row.Sequence, "the row of the file is missing, or not what its history says");
            if (file.State != FileState.Refused && await HashOf(application, file.Id, cancellationToken) != file.Sha256)
                return new LogFault(application, row.Sequence, "the file is missing, or was changed");
        }

        return null;
    }

    private async Task<string?> HashOf(Guid application, Guid file, CancellationToken cancellationToken)
    {
        await using var content = await store.Open(FileNamesInStore.Kept(application, file), cancellationToken);
        return content is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
