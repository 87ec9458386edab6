using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Requests;

/// <summary>What the use cases tell people.</summary>
public static class Messages
{
    public static readonly Text CheckAnswers = new(
        "Some answers need another look. Correct them and try again.", "部分填写内容有误，请更正后重试。", "部分填寫內容有誤，請更正後重試。");
    public static readonly Text ApplicationNotFound = new(
        "There is no such application among yours. Look at the list of your applications.",
        "在您的申请中找不到此申请，请查看您的申请列表。", "在您的申請中找不到此申請，請查看您的申請列表。");
    public static readonly Text TaskNotFound = new(
        "There is no such task in your department. Go back to the queue.", "您的部门没有此任务，请返回任务列表。", "您的部門沒有此任務，請返回任務列表。");
    public static readonly Text ServiceNotFound = new(
        "There is no such service. Look for it in the catalogue.", "没有此事项，请在事项目录中查找。", "沒有此事項，請在事項目錄中查找。");
    public static readonly Text CorrectionNotFound = new(
        "This request for corrections is not open any more. Look at the application.",
        "此补正通知已不再有效，请查看申请进度。", "此補正通知已不再有效，請查看申請進度。");
    public static readonly Text AlreadySubmitted = new(
        "This application has been submitted, so it cannot be changed. A department asks if it needs something corrected.",
        "此申请已提交，不能再修改。如需补正，部门会通知您。", "此申請已提交，不能再修改。如需補正，部門會通知您。");
    public static readonly Text NotDraft = new(
        "Only a draft can be discarded. Withdraw a submitted application instead.",
        "只有草稿可以删除。已提交的申请请办理撤回。", "只有草稿可以刪除。已提交的申請請辦理撤回。");
    public static readonly Text NotSubmitted = new(
        "This application is still a draft. Submit it first.", "此申请仍为草稿，请先提交。", "此申請仍為草稿，請先提交。");
    public static readonly Text Changed = new(
        "This was changed while you were looking at it. Read what changed, then decide again.",
        "您查看期间内容已变更。请查看变更后重新决定。", "您查看期間內容已變更。請查看變更後重新決定。");
    public static readonly Text Busy = new(
        "Many people are working on this application at once. Nothing was saved; try again.",
        "同时处理此申请的人较多，未保存任何内容，请重试。", "同時處理此申請的人較多，未儲存任何內容，請重試。");
    public static readonly Text KeyReused = new(
        "This Idempotency-Key was used for another request. Use a new key.",
        "此 Idempotency-Key 已用于其他请求，请使用新的键。", "此 Idempotency-Key 已用於其他請求，請使用新的鍵。");
    public static readonly Text AnswerMissing = new("{0}: answer this question", "{0}：请回答此问题", "{0}：請回答此問題");
    public static readonly Text FactUnknown = new("This service does not ask for “{0}”", "本事项不询问“{0}”", "本事項不詢問「{0}」");
    public static readonly Text EnterReason = new("Enter the reason", "请填写理由", "請填寫理由");
    public static readonly Text ReasonTooLong = new("Use at most 4,000 characters", "最多 4,000 个字符", "最多 4,000 個字元");
    public static readonly Text SelectItems = new(
        "Select at least one thing to be corrected", "请至少选择一项需要补正的内容", "請至少選擇一項需要補正的內容");
    public static readonly Text SayWhatIsWrong = new(
        "Say what is wrong with it and what the applicant should do", "请说明问题以及申请人应如何更正", "請說明問題以及申請人應如何更正");
    public static readonly Text EnterEmail = new("Enter an e-mail address, such as name@example.com", "请填写电子邮箱，例如 name@example.com", "請填寫電子郵箱，例如 name@example.com");
    public static readonly Text EnterName = new("Enter a name of at most 100 characters", "请填写姓名（最多 100 个字符）", "請填寫姓名（最多 100 個字元）");
    public static readonly Text EnterPassword = new("Enter a password", "请填写密码", "請填寫密碼");
    public static readonly Text ChooseLanguage = new("Choose a language", "请选择语言", "請選擇語言");
    public static readonly Text PickClerk = new("Choose a colleague of your department", "请选择本部门的同事", "請選擇本部門的同事");

    /// <summary>The text in the language of the present request.</summary>
    public static string Here(this Text text) => text.In(CultureInfo.CurrentUICulture);
}
