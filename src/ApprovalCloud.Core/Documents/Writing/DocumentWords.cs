using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Documents.Writing;

/// <summary>What documents are called, and the words that several of them share.</summary>
public static class DocumentWords
{
    /// <summary>Who writes where no department has decided: the one window.</summary>
    public static readonly Text Window = new("One-stop approval service, ApprovalCloud", "审批云一站式审批服务窗口", "審批雲一站式審批服務窗口");

    public static readonly Text Applicant = new("Applicant", "申请人", "申請人");
    public static readonly Text Service = new("Service", "申请事项", "申請事項");
    public static readonly Text Step = new("Step", "办理环节", "辦理環節");
    public static readonly Text Basis = new("Legal basis", "法律依据", "法律依據");
    public static readonly Text Reasons = new("Reasons", "理由", "理由");
    public static readonly Text Note = new("Note", "备注", "備註");
    public static readonly Text IfYouDisagree = new("If you disagree", "救济途径", "救濟途徑");
    public static readonly Text Remedy = new(
        "{0}, until {1} ({2})", "{0}，截止日期：{1}（{2}）", "{0}，截止日期：{1}（{2}）");
    public static readonly Text Check = new(
        "Sealed electronically. Check it with the code, or at {0}", "本文书已加盖电子印章。请扫描二维码或访问以下网址核验：{0}", "本文書已加蓋電子印章。請掃描二維碼或訪問以下網址核驗：{0}");
    public static readonly Text Page = new("Page {0}", "第 {0} 页", "第 {0} 頁");
    public static readonly Text CannotIssue = new(
        "Documents cannot be issued here yet: there is no certificate to seal them with. They are made up for as soon as there is one.",
        "平台尚未配置电子印章证书，暂不能签发文书；配置后即可补发。", "平台尚未設定電子印章證書，暫不能簽發文書；設定後即可補發。");
    public static readonly Text NotFound = new(
        "There is no such document in this application. Go back to the application.", "此申请没有该文书，请返回申请页面。", "此申請沒有該文書，請返回申請頁面。");

    public static Text TitleOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Submission => new("Receipt of an application", "申请材料接收凭证", "申請材料接收憑證"),
        DocumentKind.Acceptance => new("Notice of acceptance", "受理通知书", "受理通知書"),
        DocumentKind.NonAcceptance => new("Notice of non-acceptance", "不予受理通知书", "不予受理通知書"),
        DocumentKind.Unneeded => new("Notice that no permit is needed", "无需取得行政许可告知书", "無需取得行政許可告知書"),
        DocumentKind.Correction => new("Notice of what is to be corrected", "补正告知书", "補正告知書"),
        DocumentKind.Grant => new("Decision to grant", "准予行政许可决定书", "准予行政許可決定書"),
        DocumentKind.Refusal => new("Decision to refuse", "不予行政许可决定书", "不予行政許可決定書"),
        DocumentKind.Licence => new("Certificate", "证照", "證照"),
        DocumentKind.Revocation => new("Decision to revoke", "撤销行政许可决定书", "撤銷行政許可決定書"),
    };

    public static Text Say(DateOnly day)
    {
        var chinese = day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        return new Text(day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), chinese, chinese);
    }
}
