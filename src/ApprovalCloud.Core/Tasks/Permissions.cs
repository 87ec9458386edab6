using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What the engine would let a clerk do with a step now: the rules that guard the post draw the button.</summary>
internal static class Permissions
{
    private const string Some = "…";

    public static AllowedActions Of(OpenCase open, Actor by, Step step, IReadOnlyList<Material> materials)
    {
        var (key, detail) = (step.Key, open.Run[step.Key].Detail);
        var subject = step.Reads.Concat(materials.Select(material => material.Key)).FirstOrDefault();
        var procedure = step.SpecialProcedures.FirstOrDefault(one => !detail.Procedures.Contains(one), (SpecialProcedure)(-1));
        bool May(StepDecision decision) => WorkflowEngine.Refuse(open.Service, open.Run, decision) is null;
        return new AllowedActions(
            May(new Claim(by, key)),
            May(new Release(by, key)),
            May(new Transfer(by, key, by, Some)),
            May(new Grant(by, key, "")),
            subject is not null && May(new RequestCorrection(by, key, Guid.Empty, [new CorrectionItem(subject, CorrectionKind.Unclear, "")], "")),
            step.SpecialProcedures.Contains(procedure) && May(new Suspend(by, key, procedure, Some, DateOnly.MaxValue)),
            May(new Resume(by, key, "")))
        {
            Review = May(new ConcludeReview(by, key, Recommendation.Grant, Some)),
            WriteNote = May(new WriteNote(by, key, Guid.Empty, "")),
            AskOpinion = May(new AskOpinion(by, key, Guid.Empty, "", null, [], "")),
            SendBack = May(new ReturnToReview(by, key, Some)),
            Accept = May(new Accept(by, key, [])),
            AskExtension = May(new AskExtension(by, key, new Duration(1, open.Service.Law.Step.ExtensionUnit(detail.Extensions)), Some)),
            AnswerExtension = May(new ApproveExtension(by, key)),
            AppointVisit = May(new AppointVisit(by, key, detail.Visit ?? Guid.Empty, default, [key], "")),
            JoinVisit = May(new JoinVisit(by, key, ["1", "2"])),
            CancelVisit = May(new CancelVisit(by, key, Some)),
            RecordFindings = May(new RecordFindings(by, key, VisitFinding.InOrder, Some)),
            AnswerMoreTime = detail.MoreTime is not null && May(new DeclineMoreTime(by, key, Some)),
            ReceiveMaterial = detail.ToFollow.Count > 0 && May(new ReceiveMaterial(by, key, detail.ToFollow[0].Material)),
            CheckCommitment = May(new CheckCommitment(by, key, CheckResult.Kept, Some)),
            AuditInstant = May(new AuditInstant(by, key, true, Some)),
        };
    }
}
