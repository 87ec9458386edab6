using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>The files of an application, by material, the newest first.</summary>
public sealed class FilesOfCase(AppDbContext db)
{
    /// <summary>All of them, for the applicant.</summary>
    public Task<ILookup<string, FileView>> All(Guid application, CancellationToken cancellationToken) =>
        Of(db.MaterialFiles.OfScopedRows().Where(file => file.ApplicationId == application), cancellationToken);

    /// <summary>What departments have before them: what was exchanged before it was sent, or refused, is none of their business.</summary>
    public Task<ILookup<string, FileView>> Sent(Application application, CancellationToken cancellationToken) =>
        Of(Sent(db.MaterialFiles.OfScopedRows(), application), cancellationToken);

    internal static IQueryable<MaterialFile> Sent(IQueryable<MaterialFile> files, Application application) => files.Where(file =>
        file.ApplicationId == application.Id && file.State != FileState.Refused && (file.EndedAt == null || file.EndedAt >= application.SubmittedAt));

    private static async Task<ILookup<string, FileView>> Of(IQueryable<MaterialFile> files, CancellationToken cancellationToken) =>
        (await files.AsNoTracking().OrderByDescending(file => file.At).ThenBy(file => file.EndedAt != null).ThenByDescending(file => file.EndedAt).Select(FileView.Of).ToListAsync(cancellationToken))
            .ToLookup(file => file.Material);
}
