using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Visits;

/// <summary>A visit as the departments that take part in it see it.</summary>
public sealed record VisitView(Guid Id, DateTimeOffset On, string Note, string AppointedBy, IReadOnlyList<VisitPartView> Parts);

public sealed record VisitPartView(
    string Step, string Department, IReadOnlyList<string> Officers, VisitFinding? Finding, string? Report, string? FoundBy, DateTimeOffset? FoundAt);

internal static class VisitViews
{
    /// <summary>The visits that a step takes part in, or took part in: the newest first.</summary>
    /// <param name="step">A step that the caller may see.</param>
    public static async Task<IReadOnlyList<VisitView>> Of(AppDbContext db, Guid application, string step, CancellationToken cancellationToken)
    {
        var parts = await db.VisitParts.AsNoTracking().OfScopedRows()
            .Where(part => part.ApplicationId == application && db.VisitParts.OfScopedRows()
                .Any(own => own.ApplicationId == application && own.VisitId == part.VisitId && own.Step == step))
            .OrderBy(part => part.Step).ToListAsync(cancellationToken);
        if (parts is [])
            return [];
        var visits = await db.Visits.AsNoTracking().OfScopedRows().Where(visit => visit.ApplicationId == application)
            .OrderByDescending(visit => visit.On).ToListAsync(cancellationToken);
        return [.. visits.Where(visit => parts.Exists(part => part.VisitId == visit.Id)).Select(visit => new VisitView(
            visit.Id, visit.On, visit.Note, visit.AppointedByName, [.. parts.Where(part => part.VisitId == visit.Id).Select(View)]))];
    }

    private static VisitPartView View(VisitPart part) =>
        new(part.Step, part.Department, part.Officers, part.Finding, part.Report, part.FoundByName, part.FoundAt);
}
