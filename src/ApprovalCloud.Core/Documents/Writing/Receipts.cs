using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Documents.Writing;

/// <summary>The dated, sealed receipts of 行政许可法 art. 32.</summary>
internal static class Receipts
{
    private static readonly Text Received = new(
        "We received your application “{1}” on {0} and gave it the number {2}. It was handed to every department that it concerns; you do not have to go to any of them.",
        "您于{0}提交的“{1}”申请已收到，办件编号为 {2}，并已送交全部有关部门，您无需前往各部门办理。",
        "您於{0}提交的「{1}」申請已收到，辦件編號為 {2}，並已送交全部有關部門，您無需前往各部門辦理。");
    private static readonly Text NotYetAccepted = new(
        "This receipt says that the application has arrived. Whether it is accepted, each department tells you in a notice of its own.",
        "本凭证证明申请已送达。是否受理，由各部门另行出具通知书。", "本憑證證明申請已送達。是否受理，由各部門另行出具通知書。");
    private static readonly Text Departments = new("Departments concerned", "相关部门", "相關部門");
    private static readonly Text Department = new("{0}: {1}", "{0}：{1}", "{0}：{1}");
    private static readonly Text Materials = new("Documents that belong to it", "申请材料", "申請材料");

    private static readonly Text SentBy = new("Sent on your behalf by", "代为提交人", "代為提交人");
    private static readonly Text SignedWith = new("Signed", "签署方式", "簽署方式");
    private static readonly Text Elsewhere = new("in another system, as {0}", "在其他系统中办理，编号 {0}", "在其他系統中辦理，編號 {0}");
    private static readonly Text BySession = new("in a signed-in session", "登录会话确认", "登入工作階段確認");
    private static readonly Text ByPassword = new("with your password", "密码确认", "密碼確認");
    private static readonly Text ByPasskey = new("with a passkey", "通行密钥确认", "通行密鑰確認");
    private static readonly Text ByCode = new("at a counter, with a one-time code", "窗口一次性验证码确认", "窗口一次性驗證碼確認");
    private static readonly Text OnPaper = new("at a counter, on paper", "窗口纸质签名确认", "窗口紙質簽名確認");
    private static readonly Text WhatWasSigned = new("What was signed (SHA-256)", "签署内容 SHA-256", "簽署內容 SHA-256");

    private static readonly Text Accepted = new(
        "You applied for “{1}” on {0} (number {2}). {4} accepts the application for “{3}”.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。经审查，{4}决定受理其中的“{3}”。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。經審查，{4}決定受理其中的「{3}」。");
    private static readonly Text Deemed = new(
        "You applied for “{1}” on {0} (number {2}). {4} asked for no correction in time, so the application for “{3}” counts as accepted from the day on which it was received.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。{4}未在法定期限内告知补正，其中的“{3}”自收到申请之日起即为受理。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。{4}未在法定期限內告知補正，其中的「{3}」自收到申請之日起即為受理。");
    private static readonly Text AcceptedOn = new("Accepted on", "受理日期", "受理日期");
    private static readonly Text ByLaw = new("To be decided by law", "法定办结期限", "法定辦結期限");
    private static readonly Text Promised = new("Promised", "承诺办结期限", "承諾辦結期限");
    private static readonly Text Within = new("{0}, until {1}", "{0}，截止 {1}", "{0}，截止 {1}");
    private static readonly Text MayMove = new(
        "These dates are those of the acceptance. Time that the law does not count, such as a hearing or a test, moves them, and you are told.",
        "以上期限以受理时为准。听证、检测等依法不计入期限的时间另行告知。", "以上期限以受理時為準。聽證、檢測等依法不計入期限的時間另行告知。");
    private static readonly Text MayFollow = new("May follow later", "容缺后补材料", "容缺後補材料");
    private static readonly Text FollowsBy = new("{0}, until {1}", "{0}，截止 {1}", "{0}，截止 {1}");

    private static readonly Text NotAccepted = new(
        "You applied for “{1}” on {0} (number {2}). {4} is not competent for “{3}” and does not accept the application for it.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。其中的“{3}”不属于{4}职权范围，决定不予受理。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。其中的「{3}」不屬於{4}職權範圍，決定不予受理。");
    private static readonly Text RightBody = new("The right body", "有权机关", "有權機關");
    private static readonly Text NotNeeded = new(
        "You applied for “{1}” on {0} (number {2}). {4} finds that “{3}” needs no permit.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。经审查，其中的“{3}”依法不需要取得行政许可。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。經審查，其中的「{3}」依法不需要取得行政許可。");

    private static readonly Text Correct = new(
        "You applied for “{1}” on {0} (number {2}). For “{3}”, {4} asks you to put right what stands below. It is everything that has to be put right.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。其中的“{3}”需要补正，现将全部补正内容一次性告知如下：",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。其中的「{3}」需要補正，現將全部補正內容一次性告知如下：");
    private static readonly Text ToCorrect = new("To be put right", "补正内容", "補正內容");
    private static readonly Text Item = new("{0} ({1}): {2}", "{0}（{1}）：{2}", "{0}（{1}）：{2}");
    private static readonly Text AnswerBy = new("Answer by", "补正期限", "補正期限");

    public static DocumentContent Submission(DocumentCase of, ApplicationSubmitted submitted) => Writer.Begin(of, DocumentKind.Submission, Received, NotYetAccepted) with
    {
        Rows = [new(DocumentWords.Service, of.Service.Title), .. Signed(submitted), .. Writer.Basis(of.Service.Law.Acceptance?.LegalBasis)],
        Sections =
        [
            new(Departments, [.. of.Planned.Required.Select(planned => Department.With(of.Workflows.Departments[planned.Step.Department].Name, planned.Step.Title))]),
            .. Listed(Materials, of.Materials(null).Select(material => material.Title)),
        ],
    };

    public static DocumentContent Acceptance(DocumentCase of, StepAccepted accepted)
    {
        var law = of.Service.Law;
        var clock = RunningClock.Replay(accepted.Step, law.Step, of.History.SelectMany(row => row.ReadClock()));
        var row = of.Open.Steps.Single(step => step.Key == accepted.Step);
        var (statutory, promised) = (of.Step!.Limit.StatutoryUnder(law.Step), of.Step.Limit.PromisedUnder(law.Step));
        return Writer.Begin(of, DocumentKind.Acceptance, accepted.Manner == AcceptanceKind.Deemed ? Deemed : Accepted, MayMove) with
        {
            Rows =
            [
                .. Basics(of),
                new(AcceptedOn, of.Day(row.AcceptedAt ?? accepted.At)),
                .. Until(ByLaw, statutory, clock?.Due(statutory, of.Calendar)),
                .. Until(Promised, promised, clock?.Due(promised, of.Calendar)),
                .. Writer.Basis(law.Acceptance?.LegalBasis, of.Step.LegalBasis),
            ],
            Sections =
            [
                .. Listed(Materials, of.Materials(of.Step).Select(material => material.Title)),
                .. Listed(MayFollow, accepted.ToFollow.Select(later => FollowsBy.With(Title(of, later.Material), DocumentWords.Say(later.By)))),
            ],
        };
    }

    public static DocumentContent NonAcceptance(DocumentCase of, StepNotAccepted not) => Writer.Begin(of, DocumentKind.NonAcceptance, NotAccepted) with
    {
        Rows = [.. Basics(of), new(RightBody, of.Workflows.NameOfBody(not.RightBody)), .. Writer.Basis(of.Service.Law.Acceptance?.LegalBasis)],
        Sections = [Writer.Written(DocumentWords.Reasons, not.Reason), .. Writer.Remedies(of, not.At)],
    };

    public static DocumentContent Unneeded(DocumentCase of, StepFoundUnneeded unneeded) => Writer.Begin(of, DocumentKind.Unneeded, NotNeeded) with
    {
        Rows = [.. Basics(of), .. Writer.Basis(of.Service.Law.Acceptance?.LegalBasis)],
        Sections = [Writer.Written(DocumentWords.Reasons, unneeded.Reason), .. Writer.Remedies(of, unneeded.At)],
    };

    public static DocumentContent Correction(DocumentCase of, CorrectionRequested asked) => Writer.Begin(of, DocumentKind.Correction, Correct) with
    {
        Rows = [.. Basics(of), .. asked.Term is { } term ? new[] { new DocumentRow(AnswerBy, DocumentWords.Say(term)) } : [], .. Writer.Basis(of.Service.Law.Acceptance?.LegalBasis)],
        Sections =
        [
            new(ToCorrect, [.. asked.Items.Select(item => Item.With(Title(of, item.Subject), What(item.Kind), item.Message))]),
            .. asked.Message.Length > 0 ? new[] { Writer.Written(DocumentWords.Note, asked.Message) } : [],
        ],
    };

    // By whom it was sent, where that was not the applicant; and how it was signed.
    private static IEnumerable<DocumentRow> Signed(ApplicationSubmitted submitted)
    {
        if (submitted.For is not null)
            yield return new(SentBy, Text.Same(submitted.By!.Name));
        if (submitted.Signature is not { } signature)
            yield break;
        yield return new(SignedWith, signature.Method switch
        {
            SigningMethod.Session => BySession,
            SigningMethod.Password => ByPassword,
            SigningMethod.Passkey => ByPasskey,
            SigningMethod.Code => ByCode,
            SigningMethod.Paper => OnPaper,
            SigningMethod.Elsewhere => Elsewhere.With(signature.Reference ?? ""),
        });
        yield return new(WhatWasSigned, Text.Same(signature.Digest));
    }

    private static DocumentRow[] Basics(DocumentCase of) =>
        [new(DocumentWords.Applicant, Text.Same(of.Application.ApplicantName)), new(DocumentWords.Service, of.Service.Title), new(DocumentWords.Step, of.Step!.Title)];

    private static IEnumerable<DocumentRow> Until(Text label, Duration limit, DueDate? due) =>
        due is { } last ? [new(label, Within.With(limit.Say(), DocumentWords.Say(last.Date)))] : [];

    private static IEnumerable<DocumentSection> Listed(Text heading, IEnumerable<Text> lines) =>
        lines.ToList() is { Count: > 0 } some ? [new(heading, some)] : [];

    private static Text Title(DocumentCase of, string subject) =>
        of.Service.Materials.FirstOrDefault(material => material.Key == subject)?.Title ?? of.Workflows.Vocabulary.LabelOf(subject);

    private static Text What(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Missing => new("missing", "缺少", "缺少"),
        CorrectionKind.Wrong => new("wrong", "有误", "有誤"),
        CorrectionKind.Unclear => new("unclear", "不清楚", "不清楚"),
    };
}
