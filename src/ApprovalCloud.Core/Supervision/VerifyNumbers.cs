using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>
/// No two applications, licences or documents have the same number. No index can say so where their rows lie on several servers: each is
/// given out once, and here it is looked whether one stands twice.
/// </summary>
public sealed class VerifyNumbers(AppDbContext db)
{
    public async Task Run(List<LogFault> faults, int most, CancellationToken cancellationToken)
    {
        var (applications, licences, documents) = (db.Applications.ForThePlatform(), db.Licences.ForThePlatform(), db.Documents.ForThePlatform());
        // No table is joined with itself: rows with the same number may lie on different servers.
        var numbers = await applications.Where(one => one.Number != null).GroupBy(one => one.Number).Where(same => same.Count() > 1).Select(same => same.Key).Take(most).ToListAsync(cancellationToken);
        var issued = await licences.GroupBy(one => one.Number).Where(same => same.Count() > 1).Select(same => same.Key).Take(most).ToListAsync(cancellationToken);
        var codes = await documents.GroupBy(one => one.Id).Where(same => same.Count() > 1).Select(same => same.Key).Take(most).ToListAsync(cancellationToken);
        if (numbers.Count > 0)
            await Add(applications.Where(one => numbers.Contains(one.Number)).Select(one => one.Id), "another application has its number");
        if (issued.Count > 0)
            await Add(licences.Where(one => issued.Contains(one.Number)).Select(one => one.ApplicationId), "another licence has the number of its licence");
        if (codes.Count > 0)
            await Add(documents.Where(one => codes.Contains(one.Id)).Select(one => one.ApplicationId), "another document has the code of its document");

        async Task Add(IQueryable<Guid> found, string what) =>
            faults.AddRange((await found.Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellationToken)).Select(id => new LogFault(id, 1, what)));
    }
}
