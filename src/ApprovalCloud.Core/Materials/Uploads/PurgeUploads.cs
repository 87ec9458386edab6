using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>Throws away what nobody went on with.</summary>
public sealed class PurgeUploads(AppDbContext db, Uploads uploads, TimeProvider clock)
{
    /// <returns>How many.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var expired = await db.MaterialUploads.ForThePlatform().Where(upload => upload.ExpiresAt <= now).Take(200).ToListAsync(cancellationToken);
        await uploads.Drop(expired, cancellationToken);
        return expired.Count;
    }
}
