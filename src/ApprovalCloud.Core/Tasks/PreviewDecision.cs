using System.Security.Cryptography;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// What the applicant would get if this were decided now, written by whatever writes the real letters and documents. Nothing is
/// decided, stored, numbered or issued by it.
/// </summary>
/// <param name="Decision">As it would be sent.</param>
public sealed record PreviewDecision(DecideStep Decision) : IRequest<Result<DecisionPreview>>;

/// <param name="Language">The applicant's, in which their letters are written.</param>
/// <param name="Letters">Each that the applicant would get.</param>
public sealed record DecisionPreview(Language Language, IReadOnlyList<Letter> Letters, IReadOnlyList<DocumentContent> Documents);

internal sealed class PreviewDecisionValidator : AbstractValidator<PreviewDecision>
{
    public PreviewDecisionValidator() => RuleFor(request => request.Decision).SetValidator(new DecideStepValidator());
}

internal sealed class PreviewDecisionHandler(
    AppDbContext db, CaseFile caseFile, Verdicts verdicts, LicenceIssuing licences, Letters letters, AccessLedger ledger, Workflows workflows, TimeProvider clock)
    : IRequestHandler<PreviewDecision, Result<DecisionPreview>>
{
    private static readonly Text Unknown = new("(comes with the grant)", "（批准时生成）", "（批准時產生）");
    private static readonly Text Unnamed = new("(name of the applicant)", "（申请人姓名或名称）", "（申請人姓名或名稱）");

    public async Task<Result<DecisionPreview>> Handle(PreviewDecision request, CancellationToken cancellationToken)
    {
        var (decision, by, at) = (request.Decision, request.Decision.By, clock.Now());
        if (await caseFile.LookAtTask(by, decision.ApplicationId, decision.Step, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.TaskNotFound);
        var decided = await verdicts.Of(decision, open, at, cancellationToken);
        if (!decided.IsOk)
            return decided.Problem;
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, decided.Value, at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem(Engine.Clock.OfficeTime.Of(open.Service.Law));

        var language = (await db.Users.AsNoTracking().SingleAsync(user => user.Id == open.Application.ApplicantId, cancellationToken)).SpokenLanguage;
        var granted = outcome.Events.OfType<StepGranted>().FirstOrDefault(one => one.Step == decision.Step);
        var licence = granted is null ? null
            : await licences.Preview(open, decision.Step, Unknown.In(language), Unnamed.In(language), at, cancellationToken);
        if (licence is not null)
        {
            outcome = outcome.With(granted!, granted! with { Licence = licence.Number });
            // A certificate may say more than the step reads.
            var look = new ReadEntry(ReadPurpose.Task, ReadSource.Page, [.. licence.Shown.Keys.Order(StringComparer.Ordinal)]) { Step = decision.Step };
            await ledger.Write(decision.ApplicationId, by, look, cancellationToken);
        }

        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == decision.ApplicationId, cancellationToken);
        var plan = WorkflowEngine.Plan(open.Service, AnswerSheet.Read(open.Service, workflows.Vocabulary, facts.Answers).Facts);
        return new DecisionPreview(
            language,
            [.. outcome.Effects.OfType<Effect.TellApplicant>().Select(tell => Written(open, tell.About, language))],
            [.. outcome.Events.Where(happened => happened.StepKey == decision.Step).SelectMany(happened => Written(open, happened, plan, licence, language))]);
    }

    private Letter Written(OpenCase open, RunEvent happened, Language language) => letters.Write(
        language, open.Application.Service, open.Application.ServiceVersion, open.Application.Number!, open.Application.Id, happened, department: null);

    private IEnumerable<DocumentContent> Written(OpenCase open, RunEvent happened, Plan plan, Licence? licence, Language language)
    {
        var row = new EventRow(open.Application.Id, open.Application.EventCount + 1, happened, [], open.Application.HeadHash, HashAlgorithmName.SHA256);
        // Neither a decision nor a certificate is written from what came before.
        var of = new DocumentCase(open, row, happened, [], plan, licence, workflows);
        return Issuable.Of(happened).Select(kind => WithoutName(Writer.Write(of, kind), language));
    }

    // The step may not read it.
    private static DocumentContent WithoutName(DocumentContent content, Language language) => content with
    {
        To = content.To is null ? null : Unnamed.In(language),
        Rows = [.. content.Rows.Select(row => row.Label == DocumentWords.Applicant ? row with { Value = Unnamed } : row)],
    };
}
