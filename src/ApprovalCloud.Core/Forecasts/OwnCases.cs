using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>The platform's own applications, as forecasts are learnt from them: the times of their steps alone.</summary>
internal sealed class OwnCases(AppDbContext db)
{
    /// <summary>What is older says little of today.</summary>
    private const int MostCases = 20_000;

    private sealed record Row(Guid Id, string Service, FilingForm Channel, DateTimeOffset SubmittedAt, DateTimeOffset? EndedAt, DateTimeOffset? DueAt);

    private sealed record Times(Guid ApplicationId, string Key, DateTimeOffset? OpenedAt, DateTimeOffset? DecidedAt);

    /// <param name="DueAt">Until when it is to end; none while its clock stands.</param>
    public sealed record OpenCase(Guid Id, PastCase Case, DateTimeOffset? DueAt);

    public async Task<IReadOnlyList<PastCase>> Ended(CancellationToken cancellationToken)
    {
        var ended = await db.Applications.AsNoTracking().ForThePlatform()
            .Where(one => one.EndedAt != null && one.EndedAs != CaseStatus.Withdrawn && one.EndedAs != CaseStatus.Lapsed)
            .OrderByDescending(one => one.EndedAt).Take(MostCases)
            .Select(one => new Row(one.Id, one.Service, one.Channel, one.SubmittedAt!.Value, one.EndedAt, one.DueAt)).ToListAsync(cancellationToken);
        var cases = new List<PastCase>();
        foreach (var batch in ended.Chunk(500))
        {
            var steps = await StepsOf([.. batch.Select(row => row.Id)], cancellationToken);
            cases.AddRange(batch.Select(row => Case(row, steps[row.Id], row.EndedAt!.Value)));
        }

        return cases;
    }

    /// <summary>
    /// Open applications of which there is no forecast, or one that is older than a time, than what has happened, or than their limit
    /// that has passed: so many at once, in the order of their ids.
    /// </summary>
    /// <param name="after">The last of those that were dealt with.</param>
    public async Task<IReadOnlyList<OpenCase>> Open(DateTimeOffset before, DateTimeOffset now, Guid? after, int atOnce, CancellationToken cancellationToken)
    {
        var open = db.Applications.AsNoTracking().ForThePlatform();
        if (after is { } id)
            open = open.Where(one => one.Id > id);
        var rows = await open.Where(one => one.SubmittedAt != null && one.EndedAt == null
                && !db.Forecasts.Any(forecast => forecast.ApplicationId == one.Id && (forecast.MadeAt >= now
                    || (forecast.MadeAt >= before && forecast.MadeAt >= one.UpdatedAt && (one.DueAt == null || one.DueAt > now || one.DueAt <= forecast.MadeAt)))))
            .OrderBy(one => one.Id).Take(atOnce)
            .Select(one => new Row(one.Id, one.Service, one.Channel, one.SubmittedAt!.Value, null, one.PausedAt != null && one.PausedUntil == null ? null : one.DueAt))
            .ToListAsync(cancellationToken);
        var steps = await StepsOf([.. rows.Select(row => row.Id)], cancellationToken);
        return [.. rows.Select(row => new OpenCase(row.Id, Case(row, steps[row.Id], DateTimeOffset.MaxValue), row.DueAt))];
    }

    private async Task<ILookup<Guid, Times>> StepsOf(List<Guid> applications, CancellationToken cancellationToken) =>
        (await db.Steps.AsNoTracking().ForThePlatform().Where(step => applications.Contains(step.ApplicationId) && step.OpenedAt != null)
            .Select(step => new Times(step.ApplicationId, step.Key, step.OpenedAt, step.DecidedAt)).ToListAsync(cancellationToken)).ToLookup(step => step.ApplicationId);

    private static PastCase Case(Row row, IEnumerable<Times> steps, DateTimeOffset ended) => new(
        row.Service, row.Channel.ToString(), row.SubmittedAt, ended,
        [.. steps.Where(step => step.DecidedAt is not null).OrderBy(step => step.DecidedAt).Select(step => (step.DecidedAt!.Value, step.Key))])
    {
        Steps = [.. steps.Select(step => (step.OpenedAt!.Value, step.DecidedAt ?? ended))],
    };
}
