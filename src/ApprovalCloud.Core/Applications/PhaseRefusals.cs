using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>What is told to whoever works in another phase than a step is in, or is the same person twice; and about opinions and what is moved.</summary>
internal static class PhaseRefusals
{
    public static Text Words(Refusal refusal, string first, string at) => refusal.Rule switch
    {
        RefusalRule.AcceptanceMissing => new(
            "This step is accepted first. Say whether it is accepted, then go on.", "此事项须先受理，请先作出是否受理的决定。", "此事項須先受理，請先作出是否受理的決定。"),
        RefusalRule.ReviewMissing => new(
            "This step is reviewed before it is decided. Conclude the review first.", "此事项须先审查后决定，请先完成审查。", "此事項須先審查後決定，請先完成審查。"),
        RefusalRule.ReviewConcluded => new Text(
            "{0} has already concluded the review ({1}). It waits for the decision; whoever decides can send it back.",
            "{0} 已完成审查（{1}），正在等待决定；决定人可以退回审查。", "{0} 已完成審查（{1}），正在等待決定；決定人可以退回審查。").With(first, at),
        RefusalRule.NotReviewedApart => new(
            "This step has no review of its own. Decide it.", "此事项没有单独的审查环节，请直接作出决定。", "此事項沒有單獨的審查環節，請直接作出決定。"),
        RefusalRule.OwnReview => new Text(
            "{0} has reviewed this step. Somebody else decides it.", "{0} 已审查此事项，须由他人决定。", "{0} 已審查此事項，須由他人決定。").With(refusal.Subject!),
        RefusalRule.OwnReturn => new Text(
            "{0} has sent this step back to be reviewed. Somebody else reviews it.", "{0} 已将此事项退回审查，须由他人审查。", "{0} 已將此事項退回審查，須由他人審查。").With(refusal.Subject!),
        RefusalRule.OwnDepartment => new(
            "This is your own department. Ask another one.", "这是本部门，请向其他部门征求意见。", "這是本部門，請向其他部門徵求意見。"),
        RefusalRule.OpinionPending => new(
            "This department has been asked already. Wait for its answer, or decide without it.", "已向该部门征求意见，请等待答复，或不待答复即作出决定。", "已向該部門徵求意見，請等待答覆，或不待答覆即作出決定。"),
        RefusalRule.OpinionNotAsked => new(
            "Nobody waits for this opinion any more. Look at what was answered.", "此意见已无人等待，请查看已有答复。", "此意見已無人等待，請查看已有答覆。"),
        RefusalRule.OpinionClosed => new(
            "What the opinion was asked for has been decided. It is not needed any more.", "征求意见的事项已作出决定，不再需要答复。", "徵求意見的事項已作出決定，不再需要答覆。"),
        RefusalRule.SharedFactUnread => new Text(
            "This step does not read “{0}”, so it cannot be shared. Choose from what the step reads.", "此事项不读取“{0}”，不能共享，请从其读取的内容中选择。", "此事項不讀取「{0}」，不能共享，請從其讀取的內容中選擇。").With(refusal.Subject!),
        RefusalRule.NotHeld => new Text(
            "{0} has not got this task in hand any more. Look at who has.", "此任务已不在{0}手中，请查看现由谁办理。", "此任務已不在{0}手中，請查看現由誰辦理。").With(refusal.Subject!),
        RefusalRule.HeldAlready when refusal.Subject is { } holder => new Text(
            "{0} has this task in hand already. Choose somebody else.", "此任务已在{0}手中，请另选他人。", "此任務已在{0}手中，請另選他人。").With(holder),
        RefusalRule.HeldAlready => new(
            "Nobody has this task in hand: it is in the queue already.", "此任务尚无人领取，已在待办列表中。", "此任務尚無人領取，已在待辦列表中。"),
        RefusalRule.ReceiverInvolved => new Text(
            "{0} is the applicant, or takes part in the application. Choose somebody else.", "{0}是申请人或与此申请有关，请另选他人。", "{0}是申請人或與此申請有關，請另選他人。").With(refusal.Subject!),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Rule, "No words for this refusal."),
    };
}
