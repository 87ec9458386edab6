using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>One registry was asked: how it came out, and the facts that were taken.</summary>
public sealed record Fetched(string Registry, string Lookup, LookupOutcome Outcome, IReadOnlyDictionary<string, FactSource> Facts)
{
    /// <summary>Facts the answer had, and which were not taken.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}

/// <summary>Whether lookups are asked that were asked before.</summary>
internal enum FetchMode
{
    /// <summary>Only what was never asked, or has expired.</summary>
    New,

    /// <summary>What went wrong before, too.</summary>
    TryAgain,
}

/// <summary>
/// Asks every registry that may be asked, all at once; an answer that names what another lookup needs sets that off at
/// once. Each answer is saved when it is there, so that nobody's facts wait for somebody else's registry.
/// </summary>
internal sealed class Fetching(AppDbContext db, Workflows workflows, IRegistries registries, AccessLedger ledger, TimeProvider clock)
{
    /// <summary>Answers that come together are saved together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(15);

    private static readonly TimeSpan UntilTriedAgain = TimeSpan.FromMinutes(5);

    /// <param name="sensitiveToo">False where somebody asks for another who has not let them take sensitive facts.</param>
    public async Task<IReadOnlyList<Fetched>> Run(
        Guid application, FetchMode mode, Func<Fetched, Task>? told, CancellationToken cancellationToken, bool sensitiveToo = true)
    {
        var fetched = new List<Fetched>();
        var running = new Dictionary<Task<RegistryAnswer>, UsableLookup>();
        var asked = new HashSet<(string, string)>();
        var shared = await Saved(application, [], sensitiveToo, cancellationToken);
        while (true)
        {
            foreach (var next in shared.Usable.Where(lookup => IsDue(lookup, shared.Row, mode, sensitiveToo) && asked.Add((lookup.Key, lookup.Keys))))
            {
                var askedFor = new AskedFor(application, shared.Application.ApplicantId.ToString());
                running.Add(registries.Ask(next.Registry, next.Lookup, next.Names, askedFor, cancellationToken), next);
            }

            if (running.Count == 0)
                return fetched;
            await Task.WhenAny(running.Keys);
            await Task.WhenAny(Task.WhenAll(running.Keys), Task.Delay(Together, cancellationToken));
            var finished = running.Where(task => task.Key.IsCompleted).ToList();
            var answers = new List<(UsableLookup, RegistryAnswer)>();
            foreach (var (task, lookup) in finished)
            {
                running.Remove(task);
                answers.Add((lookup, await task));
            }

            shared = await Saved(application, answers, sensitiveToo, cancellationToken);
            foreach (var one in answers.Select(answer => Told(answer.Item1, shared.Row)))
            {
                fetched.Add(one);
                if (told is not null)
                    await told(one);
            }
        }
    }

    // Read, changed and saved in one go: answers typed meanwhile stay.
    private async Task<SharedApplication> Saved(
        Guid id, List<(UsableLookup Lookup, RegistryAnswer Answer)> answers, bool sensitiveToo, CancellationToken cancellationToken)
    {
        SharedApplication? shared = null;
        var saved = await db.WhenOvertakenAgain<Done>(async () =>
        {
            db.ChangeTracker.Clear();
            shared = await SharedApplication.Load(db, workflows, id, cancellationToken);
            if (answers.Count > 0)
            {
                await Take(shared, answers, sensitiveToo, cancellationToken);
                shared.Application.Touch(clock.Now());
                await db.SaveChangesAsync(cancellationToken);
            }

            return Done.It;
        });
        return saved.IsOk ? shared! : throw new InvalidOperationException("Answers of registries could not be saved.");
    }

    private async Task Take(
        SharedApplication shared, List<(UsableLookup Lookup, RegistryAnswer Answer)> answers, bool sensitiveToo, CancellationToken cancellationToken)
    {
        var (id, at) = (shared.Application.Id, clock.Now());
        var disputed = (await db.FactDisputes.AsNoTracking().OfScopedRows()
            .Where(dispute => dispute.ApplicationId == id && dispute.Verdict != DisputeVerdict.Upheld)
            .Select(dispute => dispute.Fact).ToListAsync(cancellationToken)).ToHashSet();
        var materials = answers.Exists(one => one.Answer.Licences.Count > 0)
            ? await db.Materials.Where(material => material.ApplicationId == id).ToListAsync(cancellationToken)
            : [];
        foreach (var (lookup, answer) in answers)
        {
            shared.Row.Take(
                lookup, answer, shared.Service, workflows.Vocabulary, number => shared.MayConcern(lookup.Registry.Key, number), disputed, at, sensitiveToo);
            foreach (var proven in answer.Proven(id, shared.Service, lookup.Registry.Key, at))
            {
                db.RemoveRange(materials.Where(material => material.Key == proven.Key));
                db.Materials.Add(proven);
            }

            await ledger.Add(db, id, Entry(lookup, shared.Row), cancellationToken);
        }
    }

    private static ReadEntry Entry(UsableLookup asked, ApplicationFacts row) =>
        new(ReadPurpose.Prefill, ReadSource.Registry, [.. Told(asked, row).Facts.Keys.Order(StringComparer.Ordinal)])
        {
            Department = asked.Registry.Owner, Reason = asked.Registry.Key,
        };

    private static Fetched Told(UsableLookup asked, ApplicationFacts row) =>
        new(asked.Registry.Key, asked.Lookup.Key, row.Lookups[asked.Key].Outcome, row.Sources
            .Where(source => source.Value.Kind == SourceKind.Registry && source.Value.From == asked.Registry.Key && source.Value.Lookup == asked.Lookup.Key)
            .ToDictionary(source => source.Key, source => source.Value))
        {
            Refused = row.Lookups[asked.Key].Refused,
        };

    private bool IsDue(UsableLookup lookup, ApplicationFacts row, FetchMode mode, bool sensitiveToo)
    {
        if (row.Lookups.GetValueOrDefault(lookup.Key) is not { } state || state.Keys != lookup.Keys)
            return true;
        if (state.IsWithoutSensitive && sensitiveToo && mode == FetchMode.TryAgain)
            return true;
        var now = clock.Now();
        return state.Outcome == LookupOutcome.Answered
            ? row.Sources.Values.Any(source => source.Lookup == lookup.Lookup.Key && source.From == lookup.Registry.Key && source.HasExpired(now))
            : mode == FetchMode.TryAgain || now - state.At > UntilTriedAgain;
    }
}
