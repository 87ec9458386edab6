using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>The applicant answers what a department asked to have put right; the whole route is looked at again.</summary>
public sealed record AnswerCorrectionRequest(
    Caller By, Guid ApplicationId, Guid CorrectionId, IReadOnlyDictionary<string, string> Answers) : IRequest<Result<CaseStatus>>, IActsFor
{
    public Acts Act => Acts.Answer;
}

internal sealed class AnswerCorrectionRequestHandler(
    AppDbContext db, Workflows workflows, ApplicantDecisions decisions, LicencePool pool, IMediator mediator, TimeProvider clock)
    : IRequestHandler<AnswerCorrectionRequest, Result<CaseStatus>>
{
    public Task<Result<CaseStatus>> Handle(AnswerCorrectionRequest request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => Answer(request, cancellationToken));

    private async Task<Result<CaseStatus>> Answer(AnswerCorrectionRequest request, CancellationToken cancellationToken)
    {
        var asked = await mediator.Send(new GetCorrection(request.By, request.ApplicationId, request.CorrectionId), cancellationToken);
        if (asked.Value is not { } correction)
            return asked.Problem!;
        // Before its facts: a grant that assigns some meanwhile has then moved the row's version on, and wins.
        var application = await db.Applications.HandledBy(request.By, request.Act).SingleAsync(mine => mine.Id == request.ApplicationId, cancellationToken);
        var before = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == request.ApplicationId, cancellationToken);
        var answers = before.Answers.ToDictionary();
        var unlocked = Unlocked(correction, answers);
        foreach (var (fact, typed) in request.Answers)
        {
            if (!unlocked.Contains(fact))
                return Problem.Invalid(new Dictionary<string, string[]> { [fact] = [Messages.FactUnknown.With(fact).Here()] });
            answers[fact] = typed;
        }

        var sheet = AnswerSheet.Typed(correction.Service, workflows.Vocabulary, answers, before.Answers);
        var plan = WorkflowEngine.Plan(correction.Service, sheet.Facts);
        if (sheet.Errors(plan, workflows.Vocabulary) is { Count: > 0 } errors)
            return Problem.Invalid(errors);
        if (Parties.Missing(correction.Service, plan.Facts, before.Sources) is { Count: > 0 } missing)
            return Problem.Invalid(missing.ToDictionary(one => one.Key, _ => new[] { SharingMessages.TooLateToInvite.Here() }));
        var kept = AnswerSheet.Kept(plan, before);
        string[] changed = [.. kept.Keys.Union(before.Answers.Keys)
            .Where(fact => kept.GetValueOrDefault(fact) != before.Answers.GetValueOrDefault(fact))
            .Order(StringComparer.Ordinal)];
        // What is corrected is the applicant's own word from then on.
        var sources = before.Sources.Where(source => kept.GetValueOrDefault(source.Key) == source.Value.Value).ToDictionary();
        before.Replace(kept);
        before.ReplaceSources(sources);
        await pool.Meet(request.By.Principal, application, plan, kept, clock.Now(), cancellationToken);
        return await decisions.Decide(
            request, request.ApplicationId,
            _ => new AnswerCorrection(request.By.Actor, request.CorrectionId, plan.Facts, changed), cancellationToken);
    }

    // What the department asked about, and what the new answers make necessary beside it.
    private static HashSet<string> Unlocked(CorrectionView correction, Dictionary<string, string> answers) =>
        [
            .. correction.Request.Items.Select(item => item.Subject),
            .. correction.Service.Questions.Select(question => question.Fact).Where(fact => !answers.ContainsKey(fact)),
        ];
}
