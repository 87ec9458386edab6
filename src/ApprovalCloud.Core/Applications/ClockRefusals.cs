using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>What is told to whoever may not move a clock, or draw a consequence, as they wanted to.</summary>
internal static class ClockRefusals
{
    public static Text Words(Refusal refusal) => refusal.Rule switch
    {
        RefusalRule.AlreadyAccepted => new(
            "This step is accepted already. Decide it, or ask for a correction.", "此环节已受理，请继续办理或要求补正。", "此環節已受理，請繼續辦理或要求補正。"),
        RefusalRule.NotSecondary => new Text(
            "“{0}” must be there before the application is accepted. Only secondary documents may follow.", "“{0}”须在受理前提交，只有次要材料可以后补。", "「{0}」須在受理前提交，只有次要材料可以後補。").With(refusal.Subject!),
        RefusalRule.NotCommittedTo => new Text(
            "The applicant has not committed to handing in “{0}” later. Ask for it with a correction.", "申请人未承诺后补“{0}”，请以补正方式要求提交。", "申請人未承諾後補「{0}」，請以補正方式要求提交。").With(refusal.Subject!),
        RefusalRule.ProcedureRuns => new(
            "This special procedure is running already. End it first.", "该特别程序正在进行，请先结束。", "該特別程序正在進行，請先結束。"),
        RefusalRule.TermMissing => new("Set the last day for it.", "请设定截止日期。", "請設定截止日期。"),
        RefusalRule.ExtensionPending => new(
            "An extension has been asked for already. It waits for the head of the agency.", "已申请延长期限，正在等待行政机关负责人批准。", "已申請延長期限，正在等待行政機關負責人批准。"),
        RefusalRule.ExtensionNotAsked => new(
            "Nobody asks for an extension any more. Look at the step again.", "此环节没有待批准的延期申请，请重新查看。", "此環節沒有待批准的延期申請，請重新查看。"),
        RefusalRule.NoTerm => new(
            "No last day is set for you here, or it is done already. Look at what waits for you.", "此处没有为您设定截止日期，或者已经办理。请查看您的待办事项。", "此處沒有為您設定截止日期，或者已經辦理。請查看您的待辦事項。"),
        RefusalRule.MoreTimePending => new(
            "You have asked for more time already. The department answers that first.", "您已请求延长期限，请等待部门答复。", "您已請求延長期限，請等待部門答覆。"),
        RefusalRule.MoreTimeNotAsked => new(
            "Nobody asks for more time here any more. Look at the task again.", "此处没有待答复的延期请求，请重新查看任务。", "此處沒有待答覆的延期請求，請重新查看任務。"),
        RefusalRule.MoreTimeTooShort => new Text(
            "The day must be later than {0}, the last day as it is.", "新的日期须晚于现在的截止日期 {0}。", "新的日期須晚於現在的截止日期 {0}。").With(refusal.Subject!),
        RefusalRule.ExtensionsUsedUp => new(
            "The law allows no further extension. Decide within the limit.", "法律不允许再次延长，请在期限内作出决定。", "法律不允許再次延長，請在期限內作出決定。"),
        RefusalRule.ExtensionTooLong => new Text(
            "The law allows at most {0}. Ask for less.", "法律最多允许延长 {0}，请缩短。", "法律最多允許延長 {0}，請縮短。").With(refusal.Subject!),
        RefusalRule.LimitPassed => new(
            "The limit has passed already. It can no longer be extended; decide at once.", "期限已经届满，不能再延长，请立即作出决定。", "期限已經屆滿，不能再延長，請立即作出決定。"),
        RefusalRule.OwnRequest => new(
            "You asked for this yourself. Somebody else must approve it.", "这是您本人提出的申请，须由他人批准。", "這是您本人提出的申請，須由他人批准。"),
        RefusalRule.VisitNotPartOfStep => new Text(
            "“{0}” cannot take part in this visit: it does not look at the premises, is not in hand, or has another visit.",
            "“{0}”不能参加此次踏勘：该环节无需现场核查、未在办理中或已另有安排。", "「{0}」不能參加此次踏勘：該環節無需現場核查、未在辦理中或已另有安排。").With(refusal.Subject!),
        RefusalRule.VisitNotAppointed => new("No visit is appointed for this step. Appoint one first.", "此环节尚未预约踏勘，请先预约。", "此環節尚未預約踏勘，請先預約。"),
        RefusalRule.OfficersMissing => new(
            "Name at least two officers: the law asks for two.", "请指派至少两名工作人员：法律要求两人以上。", "請指派至少兩名工作人員：法律要求兩人以上。"),
        RefusalRule.FindingsMissing => new(
            "A visit is appointed for this step. Record what was found before you decide.", "此环节已预约踏勘，请先记录核查结果再作决定。", "此環節已預約踏勘，請先記錄核查結果再作決定。"),
        RefusalRule.MaterialNotAwaited => new Text(
            "“{0}” is not awaited here.", "此环节不等待“{0}”。", "此環節不等待「{0}」。").With(refusal.Subject!),
        RefusalRule.NothingToCheck => new("There is nothing to look at here any more.", "此处已无需核查。", "此處已無需核查。"),
        RefusalRule.NotGranted => new("This step is not granted. There is nothing to do.", "此环节未获批准，无需操作。", "此環節未獲批准，無需操作。"),
        RefusalRule.NotRefused => new(
            "This step has not been refused. You can appeal against a refusal.", "此环节未被拒绝，只能对不予批准的决定提出救济。", "此環節未被拒絕，只能對不予批准的決定提出救濟。"),
        RefusalRule.RemedyUnknown => new Text(
            "The remedy “{0}” cannot be filed here. Choose one that can.", "“{0}”这种救济途径不能在此提出，请另选。", "「{0}」這種救濟途徑不能在此提出，請另選。").With(refusal.Subject!),
        RefusalRule.AppealPending => new(
            "You have appealed against this decision already.", "您已对该决定申请复议。", "您已對該決定申請復議。"),
        RefusalRule.AppealNotFiled => new(
            "Nobody appeals against this decision, or it has been answered.", "该决定没有待处理的复议申请。", "該決定沒有待處理的復議申請。"),
        RefusalRule.NotASupervisor => new("Only a supervisor can do this.", "只有监督人员可以进行此操作。", "只有監督人員可以進行此操作。"),
        RefusalRule.UnknownMaterial => new Text(
            "This service does not ask for the document “{0}”. Look at the list of documents.", "本事项不需要材料“{0}”，请查看材料清单。", "本事項不需要材料「{0}」，請查看材料清單。").With(refusal.Subject!),
        RefusalRule.MaterialClosed => new(
            "Everything that reads this document has been decided. It is not needed any more.", "需要此材料的环节均已办结，无需再提交。", "需要此材料的環節均已辦結，無需再提交。"),
        RefusalRule.MaterialSent => new(
            "This document has been sent, and a department may be deciding on it. You can exchange it when a department asks you to correct it.",
            "此材料已提交，部门可能正在据此审查。部门要求补正时，您可以更换。", "此材料已提交，部門可能正在據此審查。部門要求補正時，您可以更換。"),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Rule, "No words for this refusal."),
    };
}
