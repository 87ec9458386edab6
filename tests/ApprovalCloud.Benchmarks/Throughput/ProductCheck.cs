using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Whether all that the platform has answered is there, once, and its history whole.</summary>
/// <param name="filled">So many applications were put into the tables without a history; only those with one are looked at.</param>
internal sealed class ProductCheck(IServiceProvider services, string name, int filled)
{
    private readonly AppDbContext db = services.GetRequiredService<AppDbContext>();

    public async Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken)
    {
        var (faults, steps) = (new List<string>(), ReferenceWork.Steps.Count);
        var all = db.Applications.AsNoTracking().Where(one => one.EventCount > 0);
        var ended = await all.Where(one => one.EndedAs == CaseStatus.Granted).Select(one => one.Id).ToListAsync(cancellationToken);
        if (!applications.ToHashSet().SetEquals(ended) || await all.CountAsync(cancellationToken) != ended.Count)
            faults.Add($"{applications.Count:N0} applications were answered, {await all.CountAsync(cancellationToken):N0} are there, {ended.Count:N0} are granted");
        var granted = db.Events.AsNoTracking().Where(row => row.Kind == nameof(StepGranted));
        var (decisions, different) = (
            await granted.CountAsync(cancellationToken), await granted.Select(row => new { row.ApplicationId, row.Step }).Distinct().CountAsync(cancellationToken));
        if (decisions != steps * applications.Count || different != decisions)
            faults.Add($"{steps * applications.Count:N0} decisions were answered, {decisions:N0} are there, {different:N0} different ones");
        var (events, inHistory) = filled == 0 ? await Verify(cancellationToken) : await Chains(cancellationToken);
        Console.WriteLine($"{name}: {ended.Count:N0} applications granted by {decisions:N0} decisions; {(filled == 0 ? "verify-log" : "chains alone")}: {events:N0} events, {inHistory.Count} faults");
        return [.. faults, .. inHistory];
    }

    private async Task<(long Events, List<string> Faults)> Verify(CancellationToken cancellationToken)
    {
        var verified = await services.GetRequiredService<VerifyLog>().Run(cancellationToken);
        return (verified.Events, [.. verified.Faults.Select(fault => $"{fault.ApplicationId} {fault.Sequence}: {fault.What}")]);
    }

    // What was filled in has no history to be replayed.
    private async Task<(long Events, List<string> Faults)> Chains(CancellationToken cancellationToken)
    {
        var (events, faults) = (0L, new List<string>());
        var heads = await db.Applications.AsNoTracking().Where(one => one.EventCount > 0).ToDictionaryAsync(one => one.Id, cancellationToken);
        var rows = await db.Events.AsNoTracking().OrderBy(row => row.ApplicationId).ThenBy(row => row.Sequence).ToListAsync(cancellationToken);
        foreach (var history in rows.GroupBy(row => row.ApplicationId))
        {
            byte[] head = [];
            var isWhole = true;
            foreach (var (row, sequence) in history.Select((row, place) => (row, place + 1)))
            {
                isWhole &= row.Sequence == sequence && EventChain.IsRight(row, head);
                head = row.Hash;
                events++;
            }

            if (!isWhole || heads[history.Key].EventCount != history.Count() || !heads[history.Key].HeadHash.AsSpan().SequenceEqual(head))
                faults.Add($"{history.Key}: its history is not whole");
        }

        return (events, faults);
    }
}
