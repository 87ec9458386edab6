using System.Linq.Expressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Archive;

/// <summary>
/// Where history is read: the events of an application lie in their table, or, long after it has ended, in its archive, and nobody who
/// asks here sees which. Whose history may be asked for has been decided before.
/// </summary>
public static class Histories
{
    /// <summary>What is asked for of one application's events, in their order. Of one that has not ended nothing lies in an archive.</summary>
    public static Task<List<EventRow>> HistoryOf(
        this AppDbContext db, Application application, Expression<Func<EventRow, bool>> which, CancellationToken cancellationToken) => application.EndedAt is null
        ? db.Live([application.Id], which, cancellationToken)
        : db.HistoryOf(application.Id, which, cancellationToken);

    public static Task<List<EventRow>> HistoryOf(
        this AppDbContext db, Guid application, Expression<Func<EventRow, bool>> which, CancellationToken cancellationToken) => db.HistoriesOf([application], which, cancellationToken);

    /// <summary>The same of several applications, one after the other.</summary>
    public static async Task<List<EventRow>> HistoriesOf(
        this AppDbContext db, IReadOnlyCollection<Guid> applications, Expression<Func<EventRow, bool>> which, CancellationToken cancellationToken)
    {
        var rows = await db.Live(applications, which, cancellationToken);
        var missing = applications.Except(rows.Select(row => row.ApplicationId)).ToList();
        if (missing.Count == 0)
            return rows;
        var archived = await db.ArchivedCases.AsNoTracking().OfScopedRows().Where(one => missing.Contains(one.ApplicationId)).ToListAsync(cancellationToken);
        if (archived.Count > 0)
        {
            var isAsked = which.Compile();
            rows.AddRange(archived.SelectMany(one => one.Read()).Where(isAsked));
        }

        // What was brought back between the two looks was seen by neither.
        missing = [.. missing.Except(archived.Select(one => one.ApplicationId))];
        if (missing.Count > 0 && await db.Applications.OfScopedRows().AnyAsync(one => missing.Contains(one.Id) && one.EndedAt != null, cancellationToken))
            rows.AddRange(await db.Live(missing, which, cancellationToken));
        return rows;
    }

    private static Task<List<EventRow>> Live(
        this AppDbContext db, IReadOnlyCollection<Guid> applications, Expression<Func<EventRow, bool>> which, CancellationToken cancellationToken)
    {
        var all = db.Events.AsNoTracking().OfScopedRows();
        var one = applications.Count == 1 ? applications.First() : (Guid?)null;
        return (one is { } only ? all.Where(row => row.ApplicationId == only) : all.Where(row => applications.Contains(row.ApplicationId)))
            .Where(which).OrderBy(row => row.ApplicationId).ThenBy(row => row.Sequence).ToListAsync(cancellationToken);
    }
}
