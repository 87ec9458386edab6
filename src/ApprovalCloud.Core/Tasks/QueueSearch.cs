using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services.Search;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Narrows the queue. What is said of services is said of their steps, which stand on the rows and in the indexes.</summary>
internal sealed class QueueSearch(AppDbContext db, Workflows workflows, Han han, TimeProvider clock)
{
    /// <summary>As supervisors count it, and as the lights of the queue show it.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    public IQueryable<StepRow> Narrow(IQueryable<StepRow> steps, QueueFilter filter, string? department)
    {
        steps = Due(Held(steps, filter.Holder), filter.Due);
        if (filter is { Service: null, Step: null, Search: null })
            return steps;
        var offered = workflows.Services.SelectMany(service => service.Steps.Select(step => (Service: service, Step: step)))
            .Where(one => one.Step.Department == department
                && (filter.Service is null || one.Service.Key == filter.Service) && (filter.Step is null || one.Step.Key == filter.Step))
            .ToList();
        if (filter.Search?.Trim() is not { Length: > 0 } typed)
            return OfSteps(steps, offered);
        var words = han.Fold(typed);
        var named = offered.Where(one => Says(one.Service.Title, words) || Says(one.Step.Title, words)).ToList();
        if (named.Count > 0)
            return OfSteps(steps, named);
        var number = typed.ToUpperInvariant();
        return OfSteps(steps, offered)
            .Where(step => db.Applications.OfScopedRows().Any(application => application.Id == step.ApplicationId && (application.Number == number || application.Reference == typed)));
    }

    private static IQueryable<StepRow> OfSteps(IQueryable<StepRow> steps, IEnumerable<(ServiceDefinition Service, Step Step)> which)
    {
        var keys = which.Select(one => one.Step.Key).Distinct().ToList();
        return keys is [var only] ? steps.Where(step => step.Key == only) : steps.Where(step => keys.Contains(step.Key));
    }

    private static IQueryable<StepRow> Held(IQueryable<StepRow> steps, Guid? holder) => holder is not { } person
        ? steps
        : person == Guid.Empty ? steps.Where(step => step.AssigneeId == null) : steps.Where(step => step.AssigneeId == person);

    private IQueryable<StepRow> Due(IQueryable<StepRow> steps, DueFilter? due)
    {
        var now = clock.Now();
        var soon = now + Soon;
        // Where the clock stands, nothing is late.
        var running = steps.Where(step => step.PausedAt == null || step.PausedUntil != null);
        return due is not { } near ? steps : near switch
        {
            DueFilter.Late => running.Where(step => step.DueAt < now),
            DueFilter.Soon => running.Where(step => step.DueAt >= now && step.DueAt < soon),
            DueFilter.Later => running.Where(step => step.DueAt >= soon),
        };
    }

    private bool Says(Text title, string words) => new[] { title.En, title.ZhHans, title.ZhHant }
        .Any(one => han.Fold(one).Contains(words, StringComparison.Ordinal));
}
