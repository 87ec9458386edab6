using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>
/// Seals which rating a handling got with the platform's own keys, so that no query, export or copy of the tables joins an
/// application and its rating. Only the giver's own requests open a slip.
/// </summary>
public sealed class RatingLinks(IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("ApprovalCloud.Ratings");

    public string Seal(Guid rating) => protector.Protect(rating.ToString("N"));

    public Guid Open(RatingSlip slip) => Guid.ParseExact(protector.Unprotect(slip.Link), "N");

    /// <summary>The ratings of applications that are the caller's own, each with its slip.</summary>
    internal async Task<IReadOnlyList<(RatingSlip Slip, Rating Rating, Redress? Redress)>> Of(
        AppDbContext db, IQueryable<Application> own, CancellationToken cancellationToken)
    {
        var slips = await db.RatingSlips.Join(own, slip => slip.ApplicationId, application => application.Id, (slip, _) => slip).ToListAsync(cancellationToken);
        var ids = slips.Select(Open).ToList();
        var ratings = await db.Ratings.OfScopedRows().Where(rating => ids.Contains(rating.Id)).ToDictionaryAsync(rating => rating.Id, cancellationToken);
        var redress = await db.Redress.OfScopedRows().Where(one => ids.Contains(one.RatingId)).ToDictionaryAsync(one => one.RatingId, cancellationToken);
        return [.. slips.Zip(ids, (slip, id) => (slip, ratings[id], redress.GetValueOrDefault(id)))];
    }
}
