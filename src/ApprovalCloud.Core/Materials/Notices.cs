using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Materials;

/// <summary>An open notice of a department that asks about a material.</summary>
public sealed record OpenNotice(string Step, Guid Correction, CorrectionItem Item);

/// <summary>Which departments ask about materials now.</summary>
internal static class Notices
{
    public static async Task<IReadOnlyList<OpenNotice>> Of(AppDbContext db, OpenCase open, CancellationToken cancellationToken)
    {
        var asking = open.Steps.Where(step => step.CorrectionId is not null).ToDictionary(step => step.Key, step => step.CorrectionId!.Value);
        if (asking.Count == 0)
            return [];
        var rows = await db.HistoryOf(open.Application, row => row.Kind == nameof(CorrectionRequested), cancellationToken);
        return [.. from asked in rows.Select(row => (CorrectionRequested)row.Read())
                   where asking.TryGetValue(asked.Step, out var correction) && correction == asked.Correction
                   from item in asked.Items
                   where open.Service.Materials.Any(material => material.Key == item.Subject)
                   select new OpenNotice(asked.Step, asked.Correction, item)];
    }
}
