using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Slips in what an applicant typed: which may be put right at the counter, and what the answers are afterwards.</summary>
internal sealed class Slips(AppDbContext db, Workflows workflows, LicencePool pool, TimeProvider clock)
{
    public async Task<Result<Prepared>> PutRight(OpenCase open, FixOnTheSpot request, CancellationToken cancellationToken)
    {
        // Whoever may not accept learns nothing about the answers.
        if (WorkflowEngine.Refuse(open.Service, open.Run, new Accept(request.By.Actor, request.Step, [])) is { } refusal)
            return refusal.ToProblem(OfficeTime.Of(open.Service.Law));
        var facts = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == open.Application.Id, cancellationToken);
        var disputes = await Disputes.Of(db, open.Application.Id, cancellationToken);
        var step = open.Service.Step(request.Step)!;
        if (request.Answers.Keys.FirstOrDefault(fact => !step.Reads.Contains(fact)) is { } unread)
            return new Refusal(RefusalRule.CorrectionOfUnreadSubject, unread).ToProblem();
        var held = request.Answers.Keys.Where(fact => Why(workflows.Vocabulary[fact], facts.Sources.GetValueOrDefault(fact), disputes.ContainsKey(fact)) is not null).ToList();
        if (held.Count > 0)
            return Invalid(held, fact => Why(workflows.Vocabulary[fact], facts.Sources.GetValueOrDefault(fact), disputes.ContainsKey(fact))!);

        var answers = new Dictionary<string, string>(facts.Answers.Concat(request.Answers).GroupBy(answer => answer.Key, answer => answer.Value)
            .ToDictionary(answer => answer.Key, answer => answer.Last()));
        var sheet = AnswerSheet.Typed(open.Service, workflows.Vocabulary, answers, facts.Answers);
        var plan = WorkflowEngine.Plan(open.Service, sheet.Facts);
        var errors = sheet.Errors(plan, workflows.Vocabulary);
        if (errors.Keys.Where(request.Answers.ContainsKey).ToList() is { Count: > 0 } wrong)
            return Problem.Invalid(wrong.ToDictionary(fact => fact, fact => errors[fact]));
        var kept = AnswerSheet.Kept(plan, facts);
        string[] changed = [.. kept.Keys.Union(facts.Answers.Keys)
            .Where(fact => kept.GetValueOrDefault(fact) != facts.Answers.GetValueOrDefault(fact)).Order(StringComparer.Ordinal)];
        if (changed.Length == 0)
            return Invalid([nameof(request.Answers)], _ => IntakeMessages.NothingChanged);
        if (errors.Count > 0 || changed.Any(fact => !step.Reads.Contains(fact)) || Parties.Missing(open.Service, plan.Facts, facts.Sources).Count > 0)
            return new Problem(ProblemKind.Invalid, nameof(IntakeMessages.MoreThanASlip), IntakeMessages.MoreThanASlip);

        return new Prepared(
            new Engine.Running.FixOnTheSpot(request.By.Actor, request.Step, plan.Facts, changed, request.Note.Trim()) { Agreed = request.Agreed!.Value },
            async () =>
            {
                facts.Replace(kept);
                facts.ReplaceSources(facts.Sources.Where(source => kept.GetValueOrDefault(source.Key) == source.Value.Value).ToDictionary());
                var applicant = new Caller(open.Application.ApplicantId, open.Application.ApplicantName);
                await pool.Meet(applicant, open.Application, plan, kept, clock.Now(), cancellationToken);
            });
    }

    /// <summary>Why an answer may not be put right at the counter; null if it may.</summary>
    public static Text? Why(FactDefinition fact, FactSource? source, bool isDisputed) =>
        source is { Kind: not SourceKind.EarlierApplication } || isDisputed ? IntakeMessages.NotTyped.With(fact.Label)
        : fact.Type == FactType.Declaration ? IntakeMessages.OwnDeclaration.With(fact.Label)
        : null;

    private static Problem Invalid(IEnumerable<string> fields, Func<string, Text> words) =>
        Problem.Invalid(fields.ToDictionary(field => field, field => new[] { words(field).Here() }));
}
