using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// Asks the registries again for what a step decides on, for the clerk who has it: a change since the submission is put
/// beside the answer, and the answer stays as it was submitted.
/// </summary>
public sealed record RecheckFacts(Caller By, Guid ApplicationId, string Step) : IRequest<Result<Rechecked>>;

/// <param name="Changed">Facts that the registry by now says otherwise.</param>
/// <param name="NotReached">Registries that gave no answer.</param>
public sealed record Rechecked(IReadOnlyList<string> Changed, IReadOnlyList<string> NotReached);

internal sealed class RecheckFactsHandler(AppDbContext db, Workflows workflows, IRegistries registries, AccessLedger ledger, TimeProvider clock)
    : IRequestHandler<RecheckFacts, Result<Rechecked>>
{
    public async Task<Result<Rechecked>> Handle(RecheckFacts request, CancellationToken cancellationToken)
    {
        if (!await db.Steps.TasksOf(request.By).AnyAsync(
            step => step.ApplicationId == request.ApplicationId && step.Key == request.Step, cancellationToken))
            return Problem.NotFound(Messages.TaskNotFound);
        var shared = await SharedApplication.Load(db, workflows, request.ApplicationId, cancellationToken);
        var reads = shared.Service.Step(request.Step)!.Reads.ToHashSet();
        var lookups = shared.Usable.Where(lookup => shared.Row.Sources.Any(source => reads.Contains(source.Key)
            && source.Value.Kind == SourceKind.Registry && source.Value.From == lookup.Registry.Key && source.Value.Lookup == lookup.Lookup.Key)).ToList();
        var askedFor = new AskedFor(request.ApplicationId, request.By.Id.ToString());
        var answers = await Task.WhenAll(lookups.Select(lookup =>
            registries.Ask(lookup.Registry, lookup.Lookup, lookup.Names, askedFor, cancellationToken)));
        var later = lookups.Zip(answers).Where(one => one.Second.Outcome is LookupOutcome.Answered or LookupOutcome.NothingFound).ToList();
        var changed = await db.WhenOvertakenAgain(() => Note(request, reads, later, cancellationToken));
        return changed.Value is { } facts
            ? new Rechecked(facts, [.. lookups.Zip(answers)
                .Where(one => one.Second.Outcome is not (LookupOutcome.Answered or LookupOutcome.NothingFound))
                .Select(one => one.First.Registry.Key).Distinct()])
            : changed.Problem!;
    }

    private async Task<Result<IReadOnlyList<string>>> Note(
        RecheckFacts request, HashSet<string> reads, List<(UsableLookup Lookup, RegistryAnswer Answer)> later, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var shared = await SharedApplication.Load(db, workflows, request.ApplicationId, cancellationToken);
        var at = clock.Now();
        var sources = shared.Row.Sources.ToDictionary();
        foreach (var (lookup, answer) in later)
        {
            foreach (var (fact, source) in shared.Row.Sources.Where(one => reads.Contains(one.Key)
                && one.Value.Kind == SourceKind.Registry && one.Value.From == lookup.Registry.Key && one.Value.Lookup == lookup.Lookup.Key))
            {
                // By now it may be about somebody else: whose home it is today is nobody's business here, that it changed is.
                var isTheirs = lookup.Lookup.Concerns is null || shared.MayConcern(lookup.Registry.Key, answer.Concerns)
                    || workflows.Vocabulary[fact].Sensitivity == Sensitivity.Public;
                var value = isTheirs ? answer.Facts.GetValueOrDefault(fact) : null;
                sources[fact] = source with { Now = value == source.Value ? null : new LaterWord(value, at) };
            }

            await ledger.Add(db, request.ApplicationId, new ReadEntry(
                ReadPurpose.Task, ReadSource.Registry, [.. lookup.Lookup.Facts.Keys.Where(reads.Contains).Order(StringComparer.Ordinal)])
            {
                Step = request.Step, Reason = lookup.Registry.Key,
            }.By(request.By), cancellationToken);
        }

        var changed = sources.Where(source => source.Value.Now?.Value != shared.Row.Sources[source.Key].Now?.Value
            || (source.Value.Now is null) != (shared.Row.Sources[source.Key].Now is null)).Select(source => source.Key).ToHashSet();
        if (changed.Count > 0)
        {
            shared.Row.ReplaceSources(sources);
            var steps = await db.Steps.Where(step => step.ApplicationId == request.ApplicationId).ToListAsync(cancellationToken);
            CaseFile.NoticeChanged(steps, shared.Service, changed);
        }

        shared.Application.Touch(at);
        await db.SaveChangesAsync(cancellationToken);
        return sources.Where(source => source.Value.Now is not null && reads.Contains(source.Key)).Select(source => source.Key)
            .Order(StringComparer.Ordinal).ToList();
    }
}
