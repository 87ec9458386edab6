using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// How the department decided the same step in cases like this one. Facts are compared on the platform and shown to nobody: of
/// another case is told what the department itself has written, its number, and nothing that its applicant has said.
/// </summary>
public sealed record FindSimilar(Caller By, Guid ApplicationId, string Step) : IRequest<Result<SimilarCases>>;

/// <param name="Compared">The facts that are compared, by key: those of the step that can be compared and are not sensitive.</param>
/// <param name="Among">How many cases were compared.</param>
/// <param name="Cases">The closest, the most alike first.</param>
public sealed record SimilarCases(IReadOnlyList<string> Compared, int Among, IReadOnlyList<SimilarCase> Cases);

/// <param name="Days">Working days that counted.</param>
/// <param name="Reason">What the decision says.</param>
public sealed record SimilarCase(Guid ApplicationId, string Number, StepStatus Status, DateTimeOffset DecidedAt, int? Days, string? Reason);

internal sealed class FindSimilarHandler(AppDbContext db, Workflows workflows) : IRequestHandler<FindSimilar, Result<SimilarCases>>
{
    private const int Candidates = 300;
    private const int Shown = 5;

    public async Task<Result<SimilarCases>> Handle(FindSimilar request, CancellationToken cancellationToken)
    {
        var (id, key) = (request.ApplicationId, request.Step);
        var mine = await db.Steps.AsNoTracking().TasksOf(request.By).Where(step => step.ApplicationId == id && step.Key == key)
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id, (_, application) => application)
            .Join(db.ApplicationFacts, application => application.Id, facts => facts.ApplicationId,
                (application, facts) => new { application.Service, application.ServiceVersion, facts.Answers })
            .SingleOrDefaultAsync(cancellationToken);
        if (mine is null)
            return Problem.NotFound(Messages.TaskNotFound);
        var step = workflows.Find(mine.Service, mine.ServiceVersion)!.Step(key)!;
        var likeness = new Likeness(workflows.Vocabulary, step, mine.Answers);
        if (likeness.Compared.Count == 0)
            return new SimilarCases([], 0, []);

        // The latest of the step first, however many there ever were; then those of the same service.
        var decided = await db.Steps.AsNoTracking().TasksOf(request.By)
            .Where(other => other.Key == key && other.DecidedAt != null && other.ApplicationId != id && (other.Status == StepStatus.Granted || other.Status == StepStatus.Refused))
            .OrderByDescending(other => other.DecidedAt).Take(Candidates)
            .Join(db.Applications.OfScopedRows().Where(application => application.Service == mine.Service), other => other.ApplicationId, application => application.Id,
                (other, application) => new { Step = other, application.Number })
            .Join(db.ApplicationFacts, other => other.Step.ApplicationId, facts => facts.ApplicationId, (other, facts) => new { other.Step, other.Number, facts.Answers })
            .ToListAsync(cancellationToken);
        var closest = decided.Select(other => (Case: other, Likeness: likeness.With(other.Answers))).Where(other => other.Likeness >= Likeness.Enough)
            .OrderByDescending(other => other.Likeness).ThenByDescending(other => other.Case.Step.DecidedAt).Take(Shown).Select(other => other.Case).ToList();
        var reasons = await Reasons([.. closest.Select(other => other.Step.ApplicationId)], key, cancellationToken);
        return new SimilarCases(likeness.Compared, decided.Count, [.. closest.Select(other => new SimilarCase(
            other.Step.ApplicationId, other.Number!, other.Step.Status, other.Step.DecidedAt!.Value, other.Step.UsedDays, reasons.GetValueOrDefault(other.Step.ApplicationId)))]);
    }

    private async Task<Dictionary<Guid, string?>> Reasons(IReadOnlyList<Guid> applications, string step, CancellationToken cancellationToken) =>
        (await db.HistoriesOf(applications, row => row.Step == step && (row.Kind == nameof(StepGranted) || row.Kind == nameof(StepRefused)), cancellationToken))
        .GroupBy(row => row.ApplicationId)
        .ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.Sequence)!.Read() switch
        {
            StepRefused refused => refused.Reason,
            StepGranted { Note.Length: > 0 } granted => granted.Note,
            _ => null,
        });
}
