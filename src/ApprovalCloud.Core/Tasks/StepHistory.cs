using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// What whoever decides a step reads of the history: its own and the application's; of another step's, only answers that
/// changed what this one reads; of files, those of materials that it reads. The applicant stays unnamed: a step that needs the name declares it among its facts.
/// </summary>
internal static class StepHistory
{
    public static async Task<List<EventView>> Of(AppDbContext db, OpenCase open, Step step, CancellationToken cancellationToken) =>
        Of(open, step, await Rows(db, open.Application, step, cancellationToken));

    /// <summary>What there is of it, with what other steps asked the applicant to correct, or put right on the spot.</summary>
    public static Task<List<EventRow>> Rows(AppDbContext db, Application application, Step step, CancellationToken cancellationToken) => db.HistoryOf(
        application,
        row => row.Step == step.Key || row.Step == null || row.Kind == nameof(CorrectionAnswered) || row.Kind == nameof(VisitAppointed) || row.Kind == nameof(VisitCancelled)
            || row.Kind == nameof(CorrectionRequested) || row.Kind == nameof(FixedOnTheSpot),
        cancellationToken);

    public static List<EventView> Of(OpenCase open, Step step, IEnumerable<EventRow> rows)
    {
        var application = open.Application;
        var read = open.Service.Materials.Where(material => material.ReadBy.Contains(step.Key)).Select(material => material.Key).ToHashSet();
        return [.. rows.Where(row => row.Step == step.Key || row.Kind is not (nameof(CorrectionRequested) or nameof(FixedOnTheSpot))).Select(row => new EventView(
                row.Sequence, row.At, IsOfApplicant(row, application) ? null : row.ActorName, Readable(row.Read(), step)))
            .Where(entry => entry.Happened is not CorrectionAnswered { Step: var of, Changed: [] } || of == step.Key)
            .Where(entry => entry.Happened is not VisitAppointed visit || visit.Steps.Contains(step.Key))
            .Where(entry => entry.Happened is not VisitCancelled visit || visit.Steps.Contains(step.Key))
            .Where(entry => entry.Happened.MaterialKey is not { } material || read.Contains(material))];
    }

    // Whoever acted for the applicant stays unnamed like them; that somebody did, does not.
    private static bool IsOfApplicant(EventRow row, Application application) =>
        row.ActorId == application.ApplicantId || Applicants.Events.Contains(row.Kind);

    private static RunEvent Readable(RunEvent happened, Step step)
    {
        var unnamed = happened.For is { } behalf ? happened with { For = behalf with { Principal = Nobody } } : happened;
        return unnamed is CorrectionAnswered answered ? answered with { Changed = [.. answered.Changed.Intersect(step.Reads)] } : unnamed;
    }

    private static readonly Person Nobody = new(Guid.Empty, "");
}
