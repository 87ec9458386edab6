using System.Data;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Retention;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <param name="Record">What the row is one of: event, read, seal, or purged.</param>
public sealed record LogFault(Guid ApplicationId, int Sequence, string What, string Record = "event");

public sealed record LogVerified(long Applications, long Events, long Reads, long Days, IReadOnlyList<LogFault> Faults);

/// <summary>
/// Walks all of history: every event's hash, no gap, nothing cut off the end; and what each application's rows say must be
/// what its events, replayed through the engine, lead to; every message, opinion and note the words that its event proves; and what each file
/// holds; every document that was issued, its seal.
/// Then what is unique among all of them, every access ledger, in the same way, and the seals of the days.
/// </summary>
public sealed class VerifyLog(AppDbContext db, VerifyReads verifyReads, VerifyFiles verifyFiles, VerifyDocuments verifyDocuments, VerifyNumbers verifyNumbers, VerifySeals verifySeals, VerifyPurged verifyPurged, Workflows workflows)
{
    private const int MostFaults = 100;

    public async Task<LogVerified> Run(CancellationToken cancellationToken)
    {
        var faults = new List<LogFault>();
        long applications = 0, events = 0;
        // Some of it is asked of all rows at once, and takes as long as it takes.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(6));
        var all = db.Applications.AsNoTracking().ForThePlatform().Where(application => application.SubmittedAt != null).Select(application => application.Id);
        await foreach (var batch in all.InBatches(200, cancellationToken))
        {
            // Of one moment: what is packed away meanwhile would be in both places, or in neither.
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var rows = await db.Applications.AsNoTracking().ForThePlatform()
                .Where(application => batch.Contains(application.Id)).ToListAsync(cancellationToken);
            var steps = (await db.Steps.AsNoTracking().ForThePlatform().Where(step => batch.Contains(step.ApplicationId))
                .ToListAsync(cancellationToken)).ToLookup(step => step.ApplicationId);
            var history = (await db.Events.AsNoTracking().ForThePlatform().Where(row => batch.Contains(row.ApplicationId))
                .OrderBy(row => row.Sequence).ToListAsync(cancellationToken)).ToLookup(row => row.ApplicationId);
            var archived = (await db.ArchivedCases.AsNoTracking().ForThePlatform().Where(one => batch.Contains(one.ApplicationId))
                .ToListAsync(cancellationToken)).ToDictionary(one => one.ApplicationId);
            await moment.CommitAsync(cancellationToken);
            var signed = (await db.SignedDocuments.AsNoTracking().ForThePlatform().Where(document => batch.Contains(document.ApplicationId))
                .ToListAsync(cancellationToken)).ToDictionary(document => document.ApplicationId);
            var messages = (await db.StepMessages.AsNoTracking().ForThePlatform().Where(one => batch.Contains(one.ApplicationId))
                .ToListAsync(cancellationToken)).ToLookup(one => one.ApplicationId);
            var opinions = (await db.Opinions.AsNoTracking().ForThePlatform().Where(one => batch.Contains(one.ApplicationId))
                .ToListAsync(cancellationToken)).ToLookup(one => one.ApplicationId);
            var notes = (await db.TaskNotes.AsNoTracking().ForThePlatform().Where(one => batch.Contains(one.ApplicationId))
                .ToListAsync(cancellationToken)).ToLookup(one => one.ApplicationId);
            foreach (var application in rows.TakeWhile(_ => faults.Count < MostFaults))
            {
                applications++;
                var own = history[application.Id].ToList();
                var unpacked = archived.TryGetValue(application.Id, out var packed) ? Unpacked(packed, own) : null;
                events += own.Count;
                var found = unpacked ?? Chain(application, own) ?? Signed(application, own, signed.GetValueOrDefault(application.Id)) ?? Replayed(application, own, [.. steps[application.Id]])
                    ?? VerifyMessages.Difference(application.Id, own, messages[application.Id])
                    ?? VerifyOpinions.Difference(application.Id, own, opinions[application.Id])
                    ?? VerifyNotes.Difference(application.Id, own, notes[application.Id])
                    ?? await verifyFiles.Difference(application.Id, own, cancellationToken)
                    ?? await verifyDocuments.Difference(application.Id, own, cancellationToken);
                if (found is { } fault)
                    faults.Add(fault);
            }
        }

        await verifyNumbers.Run(faults, MostFaults, cancellationToken);
        var reads = await verifyReads.Run(faults, MostFaults, cancellationToken);
        var days = await verifySeals.Run(faults, MostFaults, cancellationToken);
        await verifyPurged.Run(faults, MostFaults, cancellationToken);
        return new LogVerified(applications, events, reads, days, faults);
    }

    // Events lie in one place or the other; what is in both, or comes out of the archive as something else, was put there by somebody.
    private static LogFault? Unpacked(ArchivedCase packed, List<EventRow> own)
    {
        if (own.Count > 0)
            return new LogFault(packed.ApplicationId, own[0].Sequence, "the event is archived, and lies outside too");
        try
        {
            own.AddRange(packed.Read());
            return packed.Count == own.Count && own[^1].Hash.AsSpan().SequenceEqual(packed.HeadHash)
                ? null
                : new LogFault(packed.ApplicationId, own.Count, "the archive does not hold what it says");
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Text.Json.JsonException)
        {
            return new LogFault(packed.ApplicationId, 1, "the archive of its events was changed");
        }
    }

    private static LogFault? Chain(Application application, List<EventRow> history) =>
        EventChain.Fault(application, history) is { } fault ? new LogFault(application.Id, fault.Sequence, fault.What) : null;

    private static LogFault? Signed(Application application, List<EventRow> history, SignedDocument? document) =>
        history.FirstOrDefault()?.Read() is not ApplicationSubmitted { Signature: { } signature } || document?.Digest == signature.Digest
            ? null
            : new LogFault(application.Id, 1, document is null ? "the document that was signed is missing" : "the document that was signed was changed");

    private LogFault? Replayed(Application application, List<EventRow> history, IReadOnlyCollection<StepRow> steps)
    {
        if (workflows.Find(application.Service, application.ServiceVersion) is not { } service)
            return new LogFault(application.Id, 1, $"{application.Service} v{application.ServiceVersion} is not in workflows/");
        Run run;
        try
        {
            run = WorkflowEngine.Replay(service, history.Select(row => row.Read()));
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or ArgumentException or KeyNotFoundException)
        {
            return new LogFault(application.Id, 1, $"the history cannot be replayed: {exception.Message}");
        }

        var different = steps.Where(step => run.Steps.GetValueOrDefault(step.Key) != step.ToRun()).Select(step => step.Key).ToList();
        if (different.Count > 0)
            return new LogFault(application.Id, history.Count, $"the row of {string.Join(", ", different)} is not what its history says");
        var ended = run.IsEnded ? run.Status(service) : (CaseStatus?)null;
        if (ended != application.EndedAs)
            return new LogFault(application.Id, history.Count, "the application did not end as its row says");
        return VerifyDates.Difference(application, steps, service, workflows.CalendarOf(service), history) is { } difference
            ? new LogFault(application.Id, history.Count, difference)
            : null;
    }
}
