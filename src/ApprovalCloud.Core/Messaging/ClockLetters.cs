using System.Globalization;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

/// <summary>
/// Letters about acceptance, clocks and what follows a decision. In all of them {0} is the service, {1} the number, {2} the step,
/// {3} its department, {4} what somebody wrote, {5} the particulars.
/// </summary>
internal static class ClockLetters
{
    public static (Text Subject, Text Body) ToApplicant(RunEvent happened) => happened switch
    {
        StepAccepted { Manner: AcceptanceKind.Deemed } => (
            new("“{2}” counts as accepted ({1})", "“{2}”视为已受理（{1}）", "「{2}」視為已受理（{1}）"),
            new("{3} has not said in time that anything was missing, so “{2}” counts as accepted on the day it was received. Its time runs from that day.",
                "{3}逾期未告知需补正的内容，“{2}”自收到之日起即为受理，办理期限自该日起算。", "{3}逾期未告知需補正的內容，「{2}」自收到之日起即為受理，辦理期限自該日起算。")),
        StepAccepted => (
            new("“{2}” has been accepted ({1})", "“{2}”已受理（{1}）", "「{2}」已受理（{1}）"),
            new("{3} has accepted “{2}”.{5} You find the dated receipt here:", "{3}已受理“{2}”。{5}受理回执见：", "{3}已受理「{2}」。{5}受理回執見：")),
        StepFoundUnneeded => (
            new("“{2}” needs no permit ({1})", "“{2}”无需取得许可（{1}）", "「{2}」無需取得許可（{1}）"),
            new("{3} says that what you apply for needs no permit:\n\n{4}", "{3}认为您申请的事项依法不需要取得许可：\n\n{4}", "{3}認為您申請的事項依法不需要取得許可：\n\n{4}")),
        StepNotAccepted => (
            new("“{2}” has not been accepted ({1})", "“{2}”不予受理（{1}）", "「{2}」不予受理（{1}）"),
            new("{3} is not competent for “{2}”:\n\n{4}\n\nThe right body: {5}", "{3}对“{2}”无管辖权：\n\n{4}\n\n请向以下机关申请：{5}", "{3}對「{2}」無管轄權：\n\n{4}\n\n請向以下機關申請：{5}")),
        FixedOnTheSpot => (
            new("Put right on the spot for “{2}” ({1})", "已就“{2}”当场更正（{1}）", "已就「{2}」當場更正（{1}）"),
            new("{3} has put something right for “{2}”, as you agreed:\n\n{4}\n\nIf you did not agree to this, say so at once:", "经您同意，{3}已就“{2}”当场更正：\n\n{4}\n\n如您并未同意，请立即告知：", "經您同意，{3}已就「{2}」當場更正：\n\n{4}\n\n如您並未同意，請立即告知：")),
        LimitExtended or CaseExtended => (
            new("The time for your application {1} has been extended", "您的申请 {1} 的办理期限已延长", "您的申請 {1} 的辦理期限已延長"),
            new("The time limit has been extended by {5}. The reason:\n\n{4}\n\nThe new date is here:", "办理期限已延长 {5}，理由如下：\n\n{4}\n\n新的截止日期见：", "辦理期限已延長 {5}，理由如下：\n\n{4}\n\n新的截止日期見：")),
        VisitAppointed => (
            new("Officers will visit your premises ({1})", "工作人员将到现场踏勘（{1}）", "工作人員將到現場踏勘（{1}）"),
            new("All departments that need to see the premises come together, at the same time: {5}\n\n{4}\n\nThe appointment is here:", "需要现场核查的部门将同时前往：{5}\n\n{4}\n\n预约详情见：", "需要現場核查的部門將同時前往：{5}\n\n{4}\n\n預約詳情見：")),
        VisitCancelled => (
            new("The visit of your premises is cancelled ({1})", "现场踏勘已取消（{1}）", "現場踏勘已取消（{1}）"),
            new("Nobody comes to the visit of your premises that was appointed. The reason:\n\n{4}\n\nIf a new visit is needed, we write to you:", "原定的现场踏勘已取消，理由如下：\n\n{4}\n\n如需另行踏勘，将再通知您：", "原定的現場踏勘已取消，理由如下：\n\n{4}\n\n如需另行踏勘，將再通知您：")),
        // What was said is nobody's but theirs, and stays out of the mail.
        QuestionAnswered => (
            new("Your question about “{2}” has been answered ({1})", "您就“{2}”的提问已答复（{1}）", "您就「{2}」的提問已答覆（{1}）"),
            new("{3} has answered what you asked about “{2}”. Read it here, and ask again if you need to:", "{3}已答复您就“{2}”的提问。请在此查看，如有需要可继续提问：", "{3}已答覆您就「{2}」的提問。請在此查看，如有需要可繼續提問：")),
        MoreTimeGiven => (
            new("You have more time: {5} ({1})", "已为您延长期限：{5}（{1}）", "已為您延長期限：{5}（{1}）"),
            new("{3} gives you more time for “{2}”. The new last day: {5}. What is to be done is here:", "{3}已就“{2}”为您延长期限，新的截止日期：{5}。待办事项见：", "{3}已就「{2}」為您延長期限，新的截止日期：{5}。待辦事項見：")),
        MoreTimeDeclined => (
            new("You have no more time for “{2}” ({1})", "未就“{2}”延长期限（{1}）", "未就「{2}」延長期限（{1}）"),
            new("{3} has not given you more time for “{2}”. The last day stays as it was. The reason:\n\n{4}\n\nWhat is to be done is here:",
                "{3}未就“{2}”延长期限，截止日期不变。理由如下：\n\n{4}\n\n待办事项见：", "{3}未就「{2}」延長期限，截止日期不變。理由如下：\n\n{4}\n\n待辦事項見：")),
        GrantWithheld => (
            new("“{2}” is granted; a document is still to come ({1})", "“{2}”已准予，仍待补交材料（{1}）", "「{2}」已准予，仍待補交材料（{1}）"),
            new("{3} has granted “{2}”. You receive the certificate when what you promised to hand in has come; if it does not come in time, the application counts as withdrawn.\n{4}",
                "{3}已准予“{2}”。您承诺补交的材料收到后即发放证件；逾期未交的，视为撤回申请。\n{4}", "{3}已准予「{2}」。您承諾補交的材料收到後即發放證件；逾期未交的，視為撤回申請。\n{4}")),
        StepLapsed => (
            new("“{2}” has lapsed ({1})", "“{2}”视为撤回（{1}）", "「{2}」視為撤回（{1}）"),
            new("What you promised to hand in for “{2}” has not come in time: {5}. As you were told, it counts as withdrawn. You can apply again.",
                "您承诺就“{2}”补交的材料未按时提交：{5}。按照告知，视为撤回申请。您可以重新申请。", "您承諾就「{2}」補交的材料未按時提交：{5}。按照告知，視為撤回申請。您可以重新申請。")),
        CommitmentChecked => (
            new("Your commitment for “{2}” has been checked ({1})", "已核查您就“{2}”所作的承诺（{1}）", "已核查您就「{2}」所作的承諾（{1}）"),
            new("{3} has checked what you committed to for “{2}”. {5}\n\n{4}", "{3}已核查您就“{2}”所作的承诺。{5}\n\n{4}", "{3}已核查您就「{2}」所作的承諾。{5}\n\n{4}")),
        LimitMissed or CaseLimitMissed => (
            new("We are late with your application {1}", "您的申请 {1} 已超期", "您的申請 {1} 已超期"),
            new("The time limit of {5} has passed without a decision. That is our fault: a supervisor has been told. You can complain to them, or ask for an administrative reconsideration.",
                "办理期限（{5}）已过，尚未作出决定。这是我们的责任，已报告监督人员。您可以投诉，或者申请行政复议。", "辦理期限（{5}）已過，尚未作出決定。這是我們的責任，已報告監督人員。您可以投訴，或者申請行政復議。")),
        AppealDecided => (
            new("Your appeal about “{2}” has been decided ({1})", "您就“{2}”提出的复议已有决定（{1}）", "您就「{2}」提出的復議已有決定（{1}）"),
            new("{5}\n\n{4}", "{5}\n\n{4}", "{5}\n\n{4}")),
        AppealFiled => (
            new("Your appeal about “{2}” has come ({1})", "已收到您就“{2}”提出的复议申请（{1}）", "已收到您就「{2}」提出的復議申請（{1}）"),
            new("We have received your appeal against the decision of {3} about “{2}”. Somebody who was not part of that decision looks at it; we write to you when it is decided. What you wrote:\n\n{4}",
                "我们已收到您对{3}就“{2}”所作决定的复议申请，将由未参与原决定的人员审理，有决定时通知您。您的陈述：\n\n{4}",
                "我們已收到您對{3}就「{2}」所作決定的復議申請，將由未參與原決定的人員審理，有決定時通知您。您的陳述：\n\n{4}")),
        // Where nothing was issued; a licence has a letter of its own.
        LicenceRevoked => (
            new("“{2}” has been revoked ({1})", "“{2}”的许可已撤销（{1}）", "「{2}」的許可已撤銷（{1}）"),
            new("{3} has revoked its approval of “{2}”:\n\n{4}", "{3}已撤销对“{2}”的许可：\n\n{4}", "{3}已撤銷對「{2}」的許可：\n\n{4}")),
        FileRefused => (
            new("A file of your application {1} was refused", "您的申请 {1} 中有文件被拒收", "您的申請 {1} 中有檔案被拒收"),
            new("The file you handed in for “{5}” carries malware, so nobody opens it and it counts as not handed in. Check your device, then hand in a clean copy here:",
                "您为“{5}”提交的文件含有恶意程序，不会被打开，视为未提交。请检查您的设备，再在此提交无毒的文件：",
                "您為「{5}」提交的檔案含有惡意程式，不會被開啟，視為未提交。請檢查您的裝置，再在此提交無毒的檔案：")),
        DeadlineRecomputed => (
            new("A date of your application {1} has changed", "您的申请 {1} 的日期有变", "您的申請 {1} 的日期有變"),
            new("The calendar of working days has been published or changed. {5} How it is reckoned is here:", "工作日历已公布或调整。{5}计算过程见：", "工作日曆已公布或調整。{5}計算過程見：")),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "Nobody is told of this."),
    };

    public static (Text Subject, Text Body) ToDepartment(RunEvent happened) => happened switch
    {
        ExtensionAsked => (
            new("An extension waits for approval: {2} ({1})", "待批准的延期申请：{2}（{1}）", "待批准的延期申請：{2}（{1}）"),
            new("Somebody asks to extend the limit of “{2}” by {5}:\n\n{4}", "有人申请将“{2}”的期限延长 {5}：\n\n{4}", "有人申請將「{2}」的期限延長 {5}：\n\n{4}")),
        VisitAppointed => (
            new("A joint visit is appointed ({1})", "已预约联合踏勘（{1}）", "已預約聯合踏勘（{1}）"),
            new("A joint visit of the premises is appointed: {5}\n\n{4}\n\nName your two officers here:", "已预约联合踏勘：{5}\n\n{4}\n\n请在此指派两名工作人员：", "已預約聯合踏勘：{5}\n\n{4}\n\n請在此指派兩名工作人員：")),
        VisitCancelled => (
            new("A joint visit is cancelled ({1})", "联合踏勘已取消（{1}）", "聯合踏勘已取消（{1}）"),
            new("The joint visit of the premises is cancelled, and nobody goes. The applicant is told. The reason:\n\n{4}", "联合踏勘已取消，各部门无需前往，已通知申请人。理由如下：\n\n{4}", "聯合踏勘已取消，各部門無需前往，已通知申請人。理由如下：\n\n{4}")),
        QuestionAsked => (
            new("An applicant asks about {2} ({1})", "申请人就{2}提问（{1}）", "申請人就{2}提問（{1}）"),
            new("The applicant asks your department something about “{2}” of application {1}. Read and answer it here:", "申请 {1} 的申请人就“{2}”向贵部门提问，请在此查看并答复：", "申請 {1} 的申請人就「{2}」向貴部門提問，請在此查看並答覆：")),
        OpinionAsked or OpinionGiven => OpinionLetters.ToDepartment(happened),
        MoreTimeAsked => (
            new("An applicant asks for more time: {2} ({1})", "申请人请求延长期限：{2}（{1}）", "申請人請求延長期限：{2}（{1}）"),
            new("The applicant asks for time until {5} for “{2}”:\n\n{4}\n\nGive or decline it here:", "申请人请求就“{2}”延长至 {5}：\n\n{4}\n\n请在此答复：", "申請人請求就「{2}」延長至 {5}：\n\n{4}\n\n請在此答覆：")),
        FileAttached => (
            new("“{5}” has come ({1})", "“{5}”已补交（{1}）", "「{5}」已補交（{1}）"),
            new("What the applicant committed to hand in later for “{0}” ({1}) has come: {5}. Look at it, then say that it has come:",
                "申请人已就“{0}”（{1}）补交承诺后补的材料：{5}。请查看并确认收到：", "申請人已就「{0}」（{1}）補交承諾後補的材料：{5}。請查看並確認收到：")),
        LimitMissed => (
            new("Late: {2} ({1})", "超期：{2}（{1}）", "超期：{2}（{1}）"),
            new("“{2}” was due on {5} and is not decided. The supervisor has been told, and a red card has been shown. Decide it at once; what excuses the delay you can say with the card:",
                "“{2}”应于 {5} 前办结，尚未作出决定，已报告监督人员并亮红牌。请立即办理；如有正当理由，可就红牌提出申诉：", "「{2}」應於 {5} 前辦結，尚未作出決定，已報告監督人員並亮紅牌。請立即辦理；如有正當理由，可就紅牌提出申訴：")),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No department is told of this."),
    };

    /// <summary>Where a department goes on with it, below the application's address.</summary>
    public static string PlaceOf(RunEvent happened, ServiceDefinition service, string department) => happened switch
    {
        VisitAppointed visit => $"{visit.Steps.First(step => service.Step(step)!.Department == department)}/visit",
        VisitCancelled visit => visit.Steps.First(step => service.Step(step)!.Department == department),
        ExtensionAsked asked => $"{asked.Step}/extension",
        MoreTimeAsked asked => $"{asked.Step}/more-time",
        FileAttached file => service.Steps.First(step => step.Department == department && service.Materials.Any(one => one.Key == file.Material && one.ReadBy.Contains(step.Key))).Key,
        _ => happened.StepKey ?? "",
    };

    public static (Text Subject, Text Body) ToSupervisors(RunEvent happened) => happened switch
    {
        LimitMissed => (
            new("A limit was missed: {2} ({1})", "超期：{2}（{1}）", "超期：{2}（{1}）"),
            new("{3} has not decided “{2}” of the application “{0}” ({1}), which was due on {5}. A red card has been shown. Its course is here:",
                "{3}未在 {5} 前就“{0}”申请（{1}）的“{2}”作出决定，已亮红牌。办理过程见：", "{3}未在 {5} 前就「{0}」申請（{1}）的「{2}」作出決定，已亮紅牌。辦理過程見：")),
        CaseLimitMissed => (
            new("The limit of a whole application was missed ({1})", "申请总期限已超（{1}）", "申請總期限已超（{1}）"),
            new("The application “{0}” ({1}) was due on {5} and has not ended. Its course shows who has it in hand:",
                "“{0}”申请（{1}）应于 {5} 前办结，尚未办结。办理过程见：", "「{0}」申請（{1}）應於 {5} 前辦結，尚未辦結。辦理過程見：")),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No supervisor is told of this."),
    };

    public static string Detail(RunEvent happened) => happened switch
    {
        StepFoundUnneeded unneeded => unneeded.Reason,
        StepNotAccepted not => not.Reason,
        FixedOnTheSpot put => put.Note,
        ExtensionAsked asked => asked.Reason,
        MoreTimeAsked asked => asked.Reason,
        MoreTimeDeclined declined => declined.Reason,
        LimitExtended extended => extended.Reason,
        CaseExtended extended => extended.Reason,
        VisitAppointed visit => visit.Note,
        VisitCancelled visit => visit.Reason,
        GrantWithheld held => held.Note,
        CommitmentChecked check => check.Note,
        AppealFiled filed => filed.Statement,
        AppealDecided decided => decided.Reason,
        _ => "",
    };

    public static Text Particulars(RunEvent happened, ServiceDefinition service, Step? step) => happened switch
    {
        StepRefused refused => RefusalLetters.Ground(refused, service),
        StepAccepted { ToFollow.Count: > 0 } accepted => ToFollow.With(Text.Join([.. accepted.ToFollow.Select(one => Follow.With(TitleOf(one.Material, service), Day(one.By)))])),
        CorrectionRequested { Term: { } term } => AnswerBy.With(Day(term)),
        StepSuspended { Term: { } term } => LastsUntil.With(Day(term)),
        ExtensionAsked asked => asked.Length.Say(),
        MoreTimeAsked asked => Day(asked.Until),
        MoreTimeGiven given => Day(given.Until),
        LimitExtended extended => extended.Length.Say(),
        CaseExtended extended => extended.Length.Say(),
        VisitAppointed visit => Text.Same(OfficeTimeOf(service).LocalTimeOf(visit.On).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        StepLapsed lapsed => Text.Join([.. lapsed.Missing.Select(material => TitleOf(material, service))]),
        CommitmentChecked { Result: CheckResult.Kept } => Kept,
        CommitmentChecked { Result: CheckResult.ToRectify, RectifyBy: { } by } => Rectify.With(Day(by)),
        CommitmentChecked => Broken,
        LimitMissed missed => Day(missed.Due),
        CaseLimitMissed missed => Day(missed.Due),
        AppealDecided { Result: AppealOutcome.Dismissed } => Dismissed,
        AppealDecided => SetAside,
        DeadlineRecomputed moved => Moved.With(Day(moved.Before), Day(moved.After)),
        StepGranted { Rule: { } rule } => ByRule.With(rule.Version),
        StepGranted { Basis: GrantBasis.Commitment } => OnCommitment,
        FileAttached file => TitleOf(file.Material, service),
        FileRefused file => TitleOf(file.Material, service),
        _ => Text.Empty,
    };

    private static Engine.Clock.OfficeTime OfficeTimeOf(ServiceDefinition service) => Engine.Clock.OfficeTime.Of(service.Law);

    private static Text TitleOf(string material, ServiceDefinition service) =>
        service.Materials.FirstOrDefault(one => one.Key == material)?.Title ?? Text.Same(material);

    private static Text Day(DateOnly day) => Text.Same(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static readonly Text ToFollow = new(" Still to come: {0}.", "待补交：{0}。", "待補交：{0}。");
    private static readonly Text Follow = new("{0} by {1}", "{0}（{1} 前）", "{0}（{1} 前）");
    private static readonly Text AnswerBy = new("\n\nAnswer by {0}.", "\n\n请于 {0} 前答复。", "\n\n請於 {0} 前答覆。");
    private static readonly Text LastsUntil = new("\n\nIt lasts until {0}.", "\n\n预计至 {0} 结束。", "\n\n預計至 {0} 結束。");
    private static readonly Text Kept = new("It is as you said.", "与承诺相符。", "與承諾相符。");
    private static readonly Text Rectify = new("Put right what was found by {0}.", "请于 {0} 前整改。", "請於 {0} 前整改。");
    private static readonly Text Broken = new(
        "It is not as you said: the approval is revoked, and you may not commit again until your credit is repaired.", "与承诺不符：许可予以撤销，信用修复前不再适用告知承诺。", "與承諾不符：許可予以撤銷，信用修復前不再適用告知承諾。");
    private static readonly Text Dismissed = new("The decision stands.", "维持原决定。", "維持原決定。");
    private static readonly Text SetAside = new("The decision is set aside. What can be decided anew is decided anew; its time begins again today.", "撤销原决定，依法可以重新办理的将重新办理，办理期限自今日重新起算。", "撤銷原決定，依法可以重新辦理的將重新辦理，辦理期限自今日重新起算。");
    private static readonly Text Moved = new("The date moves from {0} to {1}.", "截止日期由 {0} 调整为 {1}。", "截止日期由 {0} 調整為 {1}。");
    private static readonly Text ByRule = new(" It was granted at once by rule, version {0}.", "依规则（第 {0} 版）即时批准。", "依規則（第 {0} 版）即時批准。");
    private static readonly Text OnCommitment = new(" It rests on your commitment, which will be checked.", "依据您的承诺作出，将进行事后核查。", "依據您的承諾作出，將進行事後核查。");
}
