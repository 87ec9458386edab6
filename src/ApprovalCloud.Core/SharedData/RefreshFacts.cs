using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Before a submission, fetches again what has expired since. A registry that does not answer stops nobody.</summary>
internal sealed class RefreshFacts(AppDbContext db, Workflows workflows, Fetching fetching, TimeProvider clock)
{
    public bool IsDue(ApplicationFacts facts)
    {
        var now = clock.Now();
        return facts.Sources.Values.Any(source => source.Kind == SourceKind.Registry && source.HasExpired(now));
    }

    /// <returns>A problem if something is different now: the applicant looks at it before it is submitted.</returns>
    public async Task<Problem?> Expired(IActsFor by, Guid application, CancellationToken cancellationToken)
    {
        if (await Sources(by, application, cancellationToken) is not { } before)
            return null;
        await fetching.Run(application, FetchMode.New, null, cancellationToken, by.By.MaySeeSensitive);
        var after = await Sources(by, application, cancellationToken);
        db.ChangeTracker.Clear();
        var changed = before.Where(source => after!.GetValueOrDefault(source.Key)?.Value != source.Value.Value).Select(source => source.Key).ToList();
        return changed.Count == 0
            ? null
            : new Problem(ProblemKind.Conflict, "FactsChanged", SharingMessages.FactsChanged.With(Text.Join([.. changed.Select(workflows.Vocabulary.LabelOf)])));
    }

    private async Task<Dictionary<string, FactSource>?> Sources(IActsFor by, Guid id, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking().HandledBy(by.By, by.Act).Where(application => application.Id == id && application.SubmittedAt == null)
            .Join(db.ApplicationFacts, application => application.Id, facts => facts.ApplicationId, (application, facts) => facts.Sources)
            .SingleOrDefaultAsync(cancellationToken);
}
