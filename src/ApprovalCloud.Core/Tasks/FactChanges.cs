using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <param name="At">When it changed last.</param>
/// <param name="Signed">What was signed, where that is on record and something else.</param>
public sealed record FactChange(DateTimeOffset At, string? Signed);

/// <summary>What of an application is not what it was when it was submitted, or when the clerk last looked.</summary>
internal static class FactChanges
{
    /// <summary>Looks that follow each other are one: what is marked stays marked while somebody works on it.</summary>
    private static readonly TimeSpan Sitting = TimeSpan.FromHours(1);

    /// <summary>When the clerk last looked at the task, before they sat down to it now; null if they never did. Ask before this look is on record.</summary>
    public static Task<DateTimeOffset?> LastLook(AppDbContext db, Caller by, Guid application, string step, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.LookOf(by, application, step, before: now - Sitting, cancellationToken);

    /// <summary>The facts that the step reads and that somebody changed after the submission.</summary>
    public static async Task<IReadOnlyDictionary<string, FactChange>> Of(
        AppDbContext db, Application application, Step step, IReadOnlyDictionary<string, string> answers, IEnumerable<EventRow> rows, CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, DateTimeOffset>();
        foreach (var row in rows.Where(row => row.Kind is nameof(CorrectionAnswered) or nameof(FixedOnTheSpot)))
        {
            var changed = row.Read() switch { CorrectionAnswered answered => answered.Changed, FixedOnTheSpot fix => fix.Changed, _ => [] };
            foreach (var fact in changed.Where(fact => step.Reads.Contains(fact) && answers.ContainsKey(fact)))
                last[fact] = row.At;
        }

        if (last.Count == 0)
            return new Dictionary<string, FactChange>();
        var signed = await Signed(db, application.Id, cancellationToken);
        return last.ToDictionary(one => one.Key, one => new FactChange(
            one.Value, signed.GetValueOrDefault(one.Key) is { } before && before != answers[one.Key] ? before : null));
    }

    private static async Task<IReadOnlyDictionary<string, string>> Signed(AppDbContext db, Guid application, CancellationToken cancellationToken)
    {
        var text = await db.SignedDocuments.AsNoTracking().OfScopedRows().Where(document => document.ApplicationId == application)
            .Select(document => document.Text).SingleOrDefaultAsync(cancellationToken);
        if (text is null)
            return new Dictionary<string, string>();
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("facts").EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value.GetString()!);
    }
}
