using ApprovalCloud.Benchmarks.Faults.Clients;
using ApprovalCloud.Benchmarks.Throughput;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Benchmarks.Faults.Checks;

/// <summary>Whether what clients were told stands in the database, once, and nothing beside it.</summary>
internal sealed class LedgerCheck(AppDbContext db, Ledger ledger)
{
    public async Task<IReadOnlyList<string>> Faults(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var acknowledged = ledger.Acknowledged.ToLookup(one => one.Act);
        var applications = await db.Applications.AsNoTracking().Where(one => one.Service == ReferenceWork.Service).Select(one => one.Id).ToListAsync(cancellationToken);
        Compare("applications begun", acknowledged[Act.Begin].Select(one => (one.Application, "")), applications.Select(one => (one, "")));
        var events = await db.Events.AsNoTracking().Where(row => row.Kind == nameof(ApplicationSubmitted) || row.Kind == nameof(StepGranted))
            .Select(row => new { row.ApplicationId, row.Kind, row.Step }).ToListAsync(cancellationToken);
        Compare("submissions", acknowledged[Act.Submit].Select(one => (one.Application, "")), events.Where(row => row.Kind == nameof(ApplicationSubmitted)).Select(row => (row.ApplicationId, "")));
        var decided = acknowledged[Act.Decide].Select(one => (one.Application, ReferenceWork.Steps[one.Step].Key)).ToList();
        Compare("decisions in the history", decided, events.Where(row => row.Kind == nameof(StepGranted)).Select(row => (row.ApplicationId, row.Step!)));
        var steps = await db.Steps.AsNoTracking().Where(row => row.Status == StepStatus.Granted).Select(row => new { row.ApplicationId, row.Key }).ToListAsync(cancellationToken);
        Compare("steps that are granted", decided, steps.Select(row => (row.ApplicationId, row.Key)));
        Compare("tasks", acknowledged[Act.Submit].SelectMany(one => ReferenceWork.Steps.Select(step => (one.Application, step.Key))),
            (await db.Steps.AsNoTracking().Select(row => new { row.ApplicationId, row.Key }).ToListAsync(cancellationToken)).Select(row => (row.ApplicationId, row.Key)));
        return faults;

        void Compare(string what, IEnumerable<(Guid, string)> told, IEnumerable<(Guid, string)> there)
        {
            var (expected, found) = (told.ToList(), there.ToList());
            var (missing, more, doubled) = (expected.Except(found).Count(), found.Except(expected).Count(), found.Count - found.Distinct().Count() + expected.Count - expected.Distinct().Count());
            Console.WriteLine($"{what}: {expected.Count:N0} acknowledged, {found.Count:N0} there; {missing} missing, {more} that nobody was told of, {doubled} doubled");
            if (missing + more + doubled > 0)
                faults.Add($"{what}: {missing} missing, {more} more, {doubled} doubled");
        }
    }
}
