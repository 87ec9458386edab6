using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.MyData;

/// <summary>An application of record: what the law keeps, whoever asks.</summary>
/// <param name="KeptUntil">Null while it runs, and where no law names a term.</param>
public sealed record KeptRecord(Guid Id, string Number, string Service, int ServiceVersion, DateTimeOffset? EndedAt, DateOnly? KeptUntil, Text? LegalBasis);

/// <summary>Of somebody's applications, which are kept and which still need their account.</summary>
internal sealed class MyRecords(AppDbContext db, Workflows workflows)
{
    public async Task<IReadOnlyList<KeptRecord>> Kept(Caller by, CancellationToken cancellationToken)
    {
        var submitted = await db.Applications.AsNoTracking().OwnedBy(by).Where(application => application.SubmittedAt != null)
            .OrderByDescending(application => application.SubmittedAt).ToListAsync(cancellationToken);
        return [.. submitted.Select(Record)];
    }

    /// <summary>The numbers of applications of which something is still to come: a decision, an appeal, a check, an answer to a rating.</summary>
    public async Task<IReadOnlyList<string>> Open(Caller by, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking().OwnedBy(by).Where(application => application.SubmittedAt != null && (application.EndedAt == null
                || db.Steps.Any(step => step.ApplicationId == application.Id && (step.AppealedAt != null || step.CheckBy != null))
                || db.Redress.OfScopedRows().Any(one => one.ApplicationId == application.Id && (one.Status == RedressStatus.Open || one.Status == RedressStatus.Contacted))))
            .OrderBy(application => application.SubmittedAt).Select(application => application.Number!).ToListAsync(cancellationToken);

    private KeptRecord Record(Application application)
    {
        var service = workflows.Find(application.Service, application.ServiceVersion)!;
        return new KeptRecord(
            application.Id, application.Number!, application.Service, application.ServiceVersion, application.EndedAt,
            application.EndedAt is { } ended ? workflows.KeptUntil(service, ended) : null, service.Records?.LegalBasis);
    }
}
