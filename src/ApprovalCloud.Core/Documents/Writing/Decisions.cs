using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Documents.Writing;

/// <summary>Decisions: what was decided, on what ground, and what can be done against it (行政许可法 art. 38).</summary>
internal static class Decisions
{
    private static readonly Text Granted = new(
        "You applied for “{1}” on {0} (number {2}). {4} has examined the application for “{3}” and finds that it meets what the law requires. It is granted.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。经审查，其中的“{3}”符合法定条件，{4}决定准予行政许可。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。經審查，其中的「{3}」符合法定條件，{4}決定准予行政許可。");
    private static readonly Text OnCommitment = new(
        "You applied for “{1}” on {0} (number {2}) and committed to meeting what the law requires. On this commitment {4} grants “{3}”, and checks afterwards whether it is kept.",
        "您于{0}提交“{1}”申请（办件编号 {2}），并作出书面承诺。{4}依据告知承诺制决定准予其中的“{3}”，并将依法核查承诺履行情况。",
        "您於{0}提交「{1}」申請（辦件編號 {2}），並作出書面承諾。{4}依據告知承諾制決定准予其中的「{3}」，並將依法核查承諾履行情況。");
    private static readonly Text ByRule = new(
        "You applied for “{1}” on {0} (number {2}). “{3}” is granted at once, by a published rule of {4} on facts that are trusted.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。依据{4}公布的审批规则和可信数据，对其中的“{3}”即时准予行政许可。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。依據{4}公佈的審批規則和可信數據，對其中的「{3}」即時准予行政許可。");
    private static readonly Text BySilence = new(
        "You applied for “{1}” on {0} (number {2}). {4} did not decide in time, which the law takes for a grant: “{3}” is granted.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。{4}逾期未作决定，依法视为准予：其中的“{3}”准予行政许可。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。{4}逾期未作決定，依法視為准予：其中的「{3}」准予行政許可。");
    private static readonly Text Licence = new("Licence issued", "颁发证照", "頒發證照");
    private static readonly Text Named = new("{0}, {1}", "{0}（{1}）", "{0}（{1}）");
    private static readonly Text Refused = new(
        "You applied for “{1}” on {0} (number {2}). {4} has examined the application for “{3}” and refuses it, for the reasons below.",
        "您于{0}提交“{1}”申请（办件编号 {2}）。经审查，{4}决定对其中的“{3}”不予行政许可，理由如下。",
        "您於{0}提交「{1}」申請（辦件編號 {2}）。經審查，{4}決定對其中的「{3}」不予行政許可，理由如下。");
    private static readonly Text Revoked = new(
        "{4} takes back what it granted with “{3}” in your application “{1}” (number {2}), for the reasons below.",
        "{4}决定撤销“{1}”申请（办件编号 {2}）中“{3}”的行政许可，理由如下。", "{4}決定撤銷「{1}」申請（辦件編號 {2}）中「{3}」的行政許可，理由如下。");
    private static readonly Text RevokedLicence = new("Licence revoked", "撤销证照", "撤銷證照");
    private static readonly Text RevocationLaw = new("Administrative Licensing Law, article 69", "《中华人民共和国行政许可法》第六十九条", "《中華人民共和國行政許可法》第六十九條");

    public static DocumentContent Grant(DocumentCase of, StepGranted granted)
    {
        var says = granted switch
        {
            { Basis: GrantBasis.Commitment } => OnCommitment,
            { Basis: GrantBasis.Silence } => BySilence,
            { Rule: not null } => ByRule,
            _ => Granted,
        };
        var silent = granted.Basis == GrantBasis.Silence ? of.Service.Law.Step.LegalBasis : null;
        return Writer.Begin(of, DocumentKind.Grant, says) with
        {
            Rows = [.. Basics(of), .. Number(of, Licence, granted.Licence), .. Writer.Basis(of.Step!.LegalBasis, silent)],
            Sections = granted.Note.Trim().Length > 0 ? [Writer.Written(DocumentWords.Note, granted.Note)] : [],
        };
    }

    public static DocumentContent Refusal(DocumentCase of, StepRefused refused) => Writer.Begin(of, DocumentKind.Refusal, Refused) with
    {
        Rows = [.. Basics(of), .. Writer.Basis(RefusalNotice.BasisOf(refused, of.Service))],
        Sections =
        [
            Writer.Written(DocumentWords.Reasons, refused.Reason),
            .. refused.Remedies.Count > 0 ? Writer.Remedies(of, refused.Remedies) : Writer.Remedies(of, refused.At),
        ],
    };

    public static DocumentContent Revocation(DocumentCase of, LicenceRevoked revoked) => Writer.Begin(of, DocumentKind.Revocation, Revoked) with
    {
        Rows = [.. Basics(of), .. Number(of, RevokedLicence, revoked.Licence.Length > 0 ? revoked.Licence : null), .. Writer.Basis(RevocationLaw)],
        Sections = [Writer.Written(DocumentWords.Reasons, revoked.Reason), .. Writer.Remedies(of, revoked.At)],
    };

    private static DocumentRow[] Basics(DocumentCase of) =>
        [new(DocumentWords.Applicant, Text.Same(of.Application.ApplicantName)), new(DocumentWords.Service, of.Service.Title), new(DocumentWords.Step, of.Step!.Title)];

    private static IEnumerable<DocumentRow> Number(DocumentCase of, Text label, string? number) => number is null ? [] :
        [new(label, of.Licence is { } licence && of.Workflows.Licences.GetValueOrDefault(licence.Type) is { } type ? Named.With(type.Title, number) : Text.Same(number))];
}
