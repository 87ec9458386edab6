using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

public sealed record Letter(string Subject, string Body)
{
    /// <summary>Where its reader goes on with it, below the platform's address; null where that is nothing to be shown beside it.</summary>
    public string? Path { get; init; }
}

/// <summary>Puts what happened into a letter, in the receiver's language.</summary>
public sealed class Letters(Workflows workflows, string publicAddress)
{
    public Letter Revoked(Licence licence, ServiceDefinition service, Language language) =>
        LicenceLetters.Revoked(licence, service, workflows, publicAddress, language);

    internal Letter OfCard(CardNews news, Supervision.Card card, string number, ServiceDefinition service, Language language) =>
        CardLetters.Write(news, card, number, service, workflows.Departments[card.Department], publicAddress, language);

    public Letter Write(
        Language language, string service, int version, string number, Guid application, RunEvent happened, string? department,
        bool toSupervisors = false, Guid? reader = null)
    {
        var definition = workflows.Find(service, version)!;
        var step = happened.StepKey is { } key ? definition.Step(key) : null;
        var (subject, body) = toSupervisors ? ClockLetters.ToSupervisors(happened)
            : department is null ? Words(happened)
            : happened is CorrectionAnswered ? (AnsweredSubject, AnsweredBody)
            : happened is StepOpened or StepReopened ? (TaskSubject, TaskBody)
            : happened is StepReassigned or StepEscalated ? HandOverLetters.ToClerk(happened, reader)
            : ClockLetters.ToDepartment(happened);
        object[] parts =
        [
            definition.Title, number, step?.Title ?? Text.Empty,
            step is null ? Text.Empty : workflows.Departments[step.Department].Name, Detail(happened, definition),
            happened switch
            {
                StepNotAccepted not => workflows.NameOfBody(not.RightBody),
                StepReassigned or StepEscalated => HandOverLetters.Who(happened),
                OpinionAsked or OpinionGiven => OpinionLetters.Particulars(happened, workflows),
                StepGranted { Basis: GrantBasis.Silence } => SilenceLetters.Particulars(happened.At, definition.Law, workflows.CalendarOf(definition)),
                _ => ClockLetters.Particulars(happened, definition, step),
            },
        ];
        var path = toSupervisors ? $"/watch/applications/{application}"
            : happened is OpinionAsked opinion ? $"/desk/opinions/{application}/{opinion.Opinion}"
            : department is not null ? $"/desk/{application}/{ClockLetters.PlaceOf(happened, definition, department)}"
            : happened is StepAccepted or StepNotAccepted or StepFoundUnneeded ? $"/apply/{application}/receipt/{happened.StepKey}"
            : happened is QuestionAnswered ? $"/apply/{application}/messages/{happened.StepKey}"
            : happened is CorrectionRequested asked ? $"/apply/{application}/correct/{asked.Correction}"
            : $"/apply/{application}/track";
        // Rated where it is over: a letter is where people are asked.
        var rate = happened is ApplicationEnded && department is null && !toSupervisors
            ? $"{Rate.In(language)}\n\n{publicAddress}/apply/{application}/ratings\n\n"
            : "";
        var issued = department is null && !toSupervisors ? DocumentLetters.Of(happened) : Text.Empty;
        return new Letter(
            subject.With(parts).In(language),
            $"{body.With(parts).In(language)}\n\n{publicAddress}{path}\n\n{issued.In(language)}{rate}{Signature.In(language)}\n")
        {
            Path = path,
        };
    }

    private Text Detail(RunEvent happened, ServiceDefinition service) => happened switch
    {
        CorrectionRequested asked => Text.Each(language => $"{asked.Message}\n\n{string.Join('\n', asked.Items.Select(item => Item(item, service).In(language)))}"),
        StepRefused refused => Text.Same(refused.Reason),
        StepGranted granted => Text.Same(granted.Note),
        StepSuspended suspended => Text.Same(suspended.Note),
        StepReassigned or StepEscalated => Text.Same(HandOverLetters.Detail(happened)),
        _ => Text.Same(ClockLetters.Detail(happened)),
    };

    private Text Item(CorrectionItem item, ServiceDefinition service)
    {
        var title = service.Materials.FirstOrDefault(material => material.Key == item.Subject)?.Title ?? workflows.Vocabulary.LabelOf(item.Subject);
        var kind = item.Kind switch
        {
            CorrectionKind.Missing => Missing,
            CorrectionKind.Wrong => Wrong,
            CorrectionKind.Unclear => Unclear,
        };
        return string.IsNullOrWhiteSpace(item.Message) ? ItemAlone.With(title, kind) : ItemWhy.With(title, kind, item.Message);
    }

    private static (Text Subject, Text Body) Words(RunEvent happened) => happened switch
    {
        ApplicationSubmitted => (
            new("We have received your application {1}", "已收到您的申请 {1}", "已收到您的申請 {1}"),
            new("We have received your application “{0}” ({1}). It is on its way to every department it needs. You do not have to visit any of them; follow it here:",
                "我们已收到您的“{0}”申请（{1}），并已送交所有相关部门。您无需前往任何窗口，可在此查看进度：",
                "我們已收到您的「{0}」申請（{1}），並已送交所有相關部門。您無需前往任何窗口，可在此查看進度：")),
        CorrectionRequested => (
            new("Please correct something in your application {1}", "请补正您的申请 {1}", "請補正您的申請 {1}"),
            new("{3} asks you to correct something for “{2}”:\n\n{4}{5}\n\nAnswer here:",
                "{3}要求您就“{2}”补正材料：\n\n{4}{5}\n\n请在此补正：",
                "{3}要求您就「{2}」補正材料：\n\n{4}{5}\n\n請在此補正：")),
        StepGranted => (
            new("“{2}” has been granted ({1})", "“{2}”已批准（{1}）", "「{2}」已批准（{1}）"),
            new("{3} has granted “{2}”.{5}\n{4}\nSee where your application stands:", "{3}已批准“{2}”。{5}\n{4}\n查看申请进度：", "{3}已批准「{2}」。{5}\n{4}\n查看申請進度：")),
        StepRefused => (
            new("“{2}” has been refused ({1})", "“{2}”未获批准（{1}）", "「{2}」未獲批准（{1}）"),
            new("{3} has refused “{2}”. The reasons:\n\n{4}{5}", "{3}未批准“{2}”，理由如下：\n\n{4}{5}", "{3}未批准「{2}」，理由如下：\n\n{4}{5}")),
        StepSuspended => (
            new("A special procedure has begun for “{2}” ({1})", "“{2}”已启动特别程序（{1}）", "「{2}」已啟動特別程序（{1}）"),
            new("{3} has begun a special procedure for “{2}”:\n\n{4}{5}", "{3}已就“{2}”启动特别程序：\n\n{4}{5}", "{3}已就「{2}」啟動特別程序：\n\n{4}{5}")),
        ApplicationEnded ended => (
            new("Your application {1} has ended", "您的申请 {1} 已办结", "您的申請 {1} 已辦結"),
            Text.Each(language => Ended.In(language).Replace("{status}", Outcome(ended.Status).In(language), StringComparison.Ordinal))),
        _ => ClockLetters.ToApplicant(happened),
    };

    private static Text Outcome(CaseStatus status) => status switch
    {
        CaseStatus.Granted => new("granted", "准予", "准予"),
        CaseStatus.PartlyGranted => new("granted in part", "部分准予", "部分准予"),
        CaseStatus.Refused => new("refused", "不予批准", "不予批准"),
        CaseStatus.Withdrawn => new("withdrawn", "已撤回", "已撤回"),
        CaseStatus.NotAccepted => new("not accepted", "不予受理", "不予受理"),
        CaseStatus.NotRequired => new("no permit needed", "无需许可", "無需許可"),
        CaseStatus.Lapsed => new("lapsed", "视为撤回", "視為撤回"),
        CaseStatus.InReview or CaseStatus.AwaitingApplicant => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static readonly Text Ended = new(
        "“{0}” ({1}) has ended: {status}. The decisions are here:", "“{0}”（{1}）已办结：{status}。查看决定：", "「{0}」（{1}）已辦結：{status}。查看決定：");
    private static readonly Text TaskSubject = new("New task: {2} ({1})", "新任务：{2}（{1}）", "新任務：{2}（{1}）");
    private static readonly Text TaskBody = new(
        "“{2}” of the application “{0}” ({1}) is waiting for your department.", "“{0}”申请（{1}）的“{2}”环节等待贵部门办理。", "「{0}」申請（{1}）的「{2}」環節等待貴部門辦理。");
    private static readonly Text AnsweredSubject = new("The applicant has answered: {2} ({1})", "申请人已补正：{2}（{1}）", "申請人已補正：{2}（{1}）");
    private static readonly Text AnsweredBody = new(
        "What your department asked for about “{2}” of the application “{0}” ({1}) has been answered. The step waits for your department again.",
        "申请人已就“{0}”申请（{1}）的“{2}”补正，该环节重新等待贵部门办理。", "申請人已就「{0}」申請（{1}）的「{2}」補正，該環節重新等待貴部門辦理。");
    private static readonly Text Rate = new(
        "How were you treated? Rate it here; no clerk sees who rated:", "请评价本次办理，工作人员看不到评价人是谁：", "請評價本次辦理，工作人員看不到評價人是誰：");
    private static readonly Text Missing = new("missing", "缺失", "缺失");
    private static readonly Text Wrong = new("wrong", "有误", "有誤");
    private static readonly Text Unclear = new("unclear", "不清楚", "不清楚");
    private static readonly Text ItemAlone = new("– {0} ({1})", "– {0}（{1}）", "– {0}（{1}）");
    private static readonly Text ItemWhy = new("– {0} ({1}): {2}", "– {0}（{1}）：{2}", "– {0}（{1}）：{2}");
    internal static readonly Text Signature = new("ApprovalCloud", "审批云", "審批雲");
}
