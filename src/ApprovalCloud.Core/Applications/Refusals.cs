using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>The engine's refusals in words: what the rule is, who was first, what to do next.</summary>
public static class Refusals
{
    /// <param name="office">For the time at which somebody was first.</param>
    public static Problem ToProblem(this Refusal refusal, OfficeTime? office = null) =>
        new(Kind(refusal.Rule), refusal.Rule.ToString(), Words(refusal, office));

    private static ProblemKind Kind(RefusalRule rule) => rule switch
    {
        RefusalRule.NotYourDepartment or RefusalRule.RoleMissing or RefusalRule.OwnApplication or RefusalRule.InvolvedInApplication
            or RefusalRule.OwnReview or RefusalRule.OwnReturn
            or RefusalRule.NotTheApplicant or RefusalRule.OwnRequest or RefusalRule.NotASupervisor => ProblemKind.Forbidden,
        RefusalRule.UnknownStep or RefusalRule.CorrectionNotOpen or RefusalRule.UnknownMaterial => ProblemKind.NotFound,
        RefusalRule.ReasonMissing or RefusalRule.CorrectionEmpty or RefusalRule.CorrectionOfUnreadSubject
            or RefusalRule.FactsMissing or RefusalRule.NoApprovalNeeded or RefusalRule.ProcedureNotAllowed
            or RefusalRule.ReceiverOfAnotherDepartment or RefusalRule.NotSecondary or RefusalRule.NotCommittedTo or RefusalRule.TermMissing
            or RefusalRule.ExtensionTooLong or RefusalRule.VisitNotPartOfStep or RefusalRule.OfficersMissing
            or RefusalRule.MaterialNotAwaited or RefusalRule.RemedyUnknown or RefusalRule.MoreTimeTooShort
            or RefusalRule.OwnDepartment or RefusalRule.SharedFactUnread or RefusalRule.BulkNotAllowed
            or RefusalRule.ReceiverInvolved => ProblemKind.Invalid,
        RefusalRule.StepWaiting or RefusalRule.StepAlreadyDecided or RefusalRule.StepNotRequired or RefusalRule.StepCancelled
            or RefusalRule.StepAwaitsApplicant or RefusalRule.StepSuspended or RefusalRule.StepNotSuspended
            or RefusalRule.ClaimedByAnother or RefusalRule.NotClaimedByYou or RefusalRule.ApplicationEnded or RefusalRule.AlreadyAccepted
            or RefusalRule.ProcedureRuns or RefusalRule.ExtensionPending or RefusalRule.ExtensionNotAsked or RefusalRule.ExtensionsUsedUp
            or RefusalRule.LimitPassed or RefusalRule.VisitNotAppointed or RefusalRule.FindingsMissing or RefusalRule.NothingToCheck
            or RefusalRule.NotGranted or RefusalRule.NotRefused or RefusalRule.AppealPending or RefusalRule.AppealNotFiled
            or RefusalRule.MaterialClosed or RefusalRule.MaterialSent or RefusalRule.NoTerm or RefusalRule.MoreTimePending
            or RefusalRule.MoreTimeNotAsked or RefusalRule.AcceptanceMissing or RefusalRule.ReviewMissing or RefusalRule.ReviewConcluded
            or RefusalRule.NotReviewedApart or RefusalRule.OpinionPending or RefusalRule.OpinionNotAsked or RefusalRule.OpinionClosed
            or RefusalRule.NotHeld or RefusalRule.HeldAlready => ProblemKind.Conflict,
    };

    private static Text Words(Refusal refusal, OfficeTime? office)
    {
        var first = refusal.First?.Name ?? "";
        var at = refusal.FirstAt is { } instant
            ? (office?.LocalTimeOf(instant) ?? instant.UtcDateTime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : "";
        return refusal.Rule switch
        {
            RefusalRule.UnknownStep => Messages.TaskNotFound,
            RefusalRule.NotYourDepartment => new(
                "This step belongs to another department. Only its clerks decide it.", "此环节属于其他部门，只能由该部门办理。", "此環節屬於其他部門，只能由該部門辦理。"),
            RefusalRule.RoleMissing => new Text(
                "This needs the role “{0}”. Ask a colleague who has it.", "此操作需要“{0}”角色，请联系有此角色的同事。", "此操作需要「{0}」角色，請聯繫有此角色的同事。").With(refusal.Subject!),
            RefusalRule.OwnApplication => new(
                "This is your own application. A colleague must handle it.", "这是您本人的申请，须由同事办理。", "這是您本人的申請，須由同事辦理。"),
            RefusalRule.InvolvedInApplication => new(
                "You have acted for this applicant, or take part in this application yourself. A colleague must handle it.",
                "您曾代此申请人办事，或本人是此申请的当事人，须由同事办理。", "您曾代此申請人辦事，或本人是此申請的當事人，須由同事辦理。"),
            RefusalRule.StepWaiting => new(
                "This step waits for others. It opens by itself when they have ended.", "此环节正在等待前置环节，完成后将自动开启。", "此環節正在等待前置環節，完成後將自動開啟。"),
            RefusalRule.StepAlreadyDecided => new Text(
                "{0} has already decided this step ({1}). Nothing was changed; look at the decision.",
                "{0} 已对此环节作出决定（{1}）。未作任何更改，请查看该决定。",
                "{0} 已對此環節作出決定（{1}）。未作任何更改，請查看該決定。").With(first, at),
            RefusalRule.StepNotRequired => new(
                "This step is not required any more. There is nothing to do.", "此环节已不再需要，无需操作。", "此環節已不再需要，無需操作。"),
            RefusalRule.StepCancelled => new(
                "This step has been cancelled. There is nothing to do.", "此环节已取消，无需操作。", "此環節已取消，無需操作。"),
            RefusalRule.StepAwaitsApplicant => new(
                "This step waits for the applicant’s corrections. It comes back when they answer.", "此环节正在等待申请人补正，补正后将返回。", "此環節正在等待申請人補正，補正後將返回。"),
            RefusalRule.StepSuspended => new(
                "A special procedure is running. Resume the step first.", "特别程序进行中，请先恢复此环节。", "特別程序進行中，請先恢復此環節。"),
            RefusalRule.StepNotSuspended => new(
                "This step is not suspended. Go on with it.", "此环节未暂停，可继续办理。", "此環節未暫停，可繼續辦理。"),
            RefusalRule.ClaimedByAnother => new Text(
                "{0} has claimed this task. Ask them to release or transfer it.", "{0} 已领取此任务，请联系其释放或转交。", "{0} 已領取此任務，請聯繫其釋放或轉交。").With(first),
            RefusalRule.NotClaimedByYou => new(
                "You have not claimed this task. Claim it first.", "您尚未领取此任务，请先领取。", "您尚未領取此任務，請先領取。"),
            RefusalRule.BulkNotAllowed => new(
                "This step must be looked at before it is granted. Open the task and decide it alone.", "此环节须审查后方可批准，请打开任务单独决定。", "此環節須審查後方可批准，請開啟任務單獨決定。"),
            RefusalRule.ReasonMissing => Messages.EnterReason,
            RefusalRule.CorrectionEmpty => Messages.SelectItems,
            RefusalRule.CorrectionOfUnreadSubject => new Text(
                "This step does not read “{0}”. Ask only for what it reads.", "此环节不读取“{0}”，只能要求补正其读取的内容。", "此環節不讀取「{0}」，只能要求補正其讀取的內容。").With(refusal.Subject!),
            RefusalRule.CorrectionNotOpen => Messages.CorrectionNotFound,
            RefusalRule.NotTheApplicant => new(
                "Only the applicant can do this.", "只有申请人可以进行此操作。", "只有申請人可以進行此操作。"),
            RefusalRule.FactsMissing => Messages.CheckAnswers,
            RefusalRule.NoApprovalNeeded => new(
                "With these answers no approval is needed. You do not have to apply.", "按您填写的情况无需办理任何审批，不必申请。", "按您填寫的情況無需辦理任何審批，不必申請。"),
            RefusalRule.ProcedureNotAllowed => new Text(
                "The service does not allow “{0}” for this step. Choose one that it allows.", "本事项不允许此环节采用“{0}”，请另选。", "本事項不允許此環節採用「{0}」，請另選。").With(refusal.Subject!),
            RefusalRule.ReceiverOfAnotherDepartment => Messages.PickClerk,
            RefusalRule.ApplicationEnded => new(
                "This application has ended. Nothing more can be done with it.", "此申请已办结，不能再操作。", "此申請已辦結，不能再操作。"),
            RefusalRule.AcceptanceMissing or RefusalRule.ReviewMissing or RefusalRule.ReviewConcluded or RefusalRule.NotReviewedApart
                or RefusalRule.OwnReview or RefusalRule.OwnReturn or RefusalRule.OwnDepartment or RefusalRule.OpinionPending or RefusalRule.OpinionNotAsked
                or RefusalRule.OpinionClosed or RefusalRule.SharedFactUnread or RefusalRule.NotHeld or RefusalRule.HeldAlready
                or RefusalRule.ReceiverInvolved => PhaseRefusals.Words(refusal, first, at),
            _ => ClockRefusals.Words(refusal),
        };
    }
}
