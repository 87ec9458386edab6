using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Requests;

/// <summary>What the use cases tell people.</summary>
public static class Messages
{
    public static readonly Text CheckAnswers = new(
        "Some answers need another look. Correct them and try again.", "部分填写内容有误，请更正后重试。", "部分填寫內容有誤，請更正後重試。");
    public static readonly Text SecondFactorNeeded = new(
        "Your account has more than a password to show. Set up a second factor on the page of your account, then sign in with it.",
        "您的账户须使用密码以外的第二种验证方式。请在账户页面设置后重新登录。", "您的帳戶須使用密碼以外的第二種驗證方式。請在帳戶頁面設定後重新登入。");
    public static readonly Text NoTokensByPassword = new(
        "This platform gives no tokens for a password. People sign in at /account/sign-in; a program of a department asks for its token at /api/account/token.",
        "本平台不以密码发放令牌。个人请在 /account/sign-in 登录；部门的程序请在 /api/account/token 申请令牌。", "本平台不以密碼發放權杖。個人請在 /account/sign-in 登入；部門的程式請在 /api/account/token 申請權杖。");
    public static readonly Text ShowAgain = new(
        "A decision is signed, and it is a while since you showed who you are. Sign in again, then send it again.",
        "作出决定须签名，而您上次验证身份已过一段时间。请重新登录后再次提交。", "作出決定須簽名，而您上次驗證身分已過一段時間。請重新登入後再次提交。");
    public static readonly Text ShowAgainToChange = new(
        "To change how an account signs in, sign in once more, with its second factor if it has one, and change it within five minutes.",
        "更改账户登录方式前，请重新登录（如已设置第二种验证方式须一并使用），并在五分钟内完成更改。",
        "更改帳戶登入方式前，請重新登入（如已設定第二種驗證方式須一併使用），並在五分鐘內完成更改。");
    public static readonly Text ClientNotFound = new(
        "There is no such program, its secret is another one, or it is let in no more.", "没有此程序、密钥不符或其准入已终止。", "沒有此程式、密鑰不符或其准入已終止。");
    public static readonly Text ApplicationNotFound = new(
        "There is no such application among yours. Look at the list of your applications.",
        "在您的申请中找不到此申请，请查看您的申请列表。", "在您的申請中找不到此申請，請查看您的申請列表。");
    public static readonly Text TaskNotFound = new(
        "There is no such task in your department. Go back to the queue.", "您的部门没有此任务，请返回任务列表。", "您的部門沒有此任務，請返回任務列表。");
    public static readonly Text TooManyDrafts = new(
        "You have {0} applications that are not sent yet. Send one or discard one, then begin another.",
        "您有 {0} 件申请尚未提交，请先提交或删除其中一件，再新建申请。", "您有 {0} 件申請尚未提交，請先提交或刪除其中一件，再新建申請。");
    public static readonly Text ServiceNotFound = new(
        "There is no such service. Look for it in the catalogue.", "没有此事项，请在事项目录中查找。", "沒有此事項，請在事項目錄中查找。");
    public static readonly Text CorrectionNotFound = new(
        "This request for corrections is not open any more. Look at the application.",
        "此补正通知已不再有效，请查看申请进度。", "此補正通知已不再有效，請查看申請進度。");
    public static readonly Text ReceiptNotFound = new(
        "No department has received this step yet. Look at the application.", "尚无部门收到此环节，请查看申请进度。", "尚無部門收到此環節，請查看申請進度。");
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
    public static readonly Text DatabaseAway = new(
        "The database cannot be reached for the moment. Ask again in a few seconds, with the same Idempotency-Key: what was saved is not done twice.",
        "数据库暂时无法访问。请在数秒后使用同一 Idempotency-Key 重试：已保存的内容不会重复办理。",
        "資料庫暫時無法存取。請在數秒後使用同一 Idempotency-Key 重試：已儲存的內容不會重複辦理。");
    public static readonly Text InClear = new(
        "This request came without TLS, so others can have read it. Use https, and change the password or secret that was sent.",
        "此请求未经 TLS 加密，可能已被他人读取。请使用 https，并更换所发送的密码或密钥。", "此請求未經 TLS 加密，可能已被他人讀取。請使用 https，並更換所傳送的密碼或金鑰。");
    public static readonly Text KeyReused = new(
        "This Idempotency-Key was used for another request. Use a new key.",
        "此 Idempotency-Key 已用于其他请求，请使用新的键。", "此 Idempotency-Key 已用於其他請求，請使用新的鍵。");
    public static readonly Text KeyTooLong = new(
        "An Idempotency-Key has at most {0} characters. Use a shorter one.", "Idempotency-Key 最多 {0} 个字符，请缩短。", "Idempotency-Key 最多 {0} 個字元，請縮短。");
    public static readonly Text AnswerMissing = new("{0}: answer this question", "{0}：请回答此问题", "{0}：請回答此問題");
    public static readonly Text FactUnknown = new("This service does not ask for “{0}”", "本事项不询问“{0}”", "本事項不詢問「{0}」");
    public static readonly Text EnterReason = new("Enter the reason", "请填写理由", "請填寫理由");
    public static readonly Text WordsTooLong = new("Use at most 2,000 characters", "最多 2,000 个字符", "最多 2,000 個字元");
    public static readonly Text ReasonTooLong = new("Use at most 4,000 characters", "最多 4,000 个字符", "最多 4,000 個字元");
    public static readonly Text Unstorable = new(
        "Something in this text cannot be shown. Type it again, or paste it without formatting",
        "此处含有无法显示的字符，请重新输入或以纯文本粘贴", "此處含有無法顯示的字元，請重新輸入或以純文字貼上");
    public static readonly Text ChooseOne = new("Choose one of what is offered", "请从所列选项中选择", "請從所列選項中選擇");
    public static readonly Text SelectItems = new(
        "Select at least one thing to be corrected", "请至少选择一项需要补正的内容", "請至少選擇一項需要補正的內容");
    public static readonly Text SayWhatIsWrong = new(
        "Say what is wrong with it and what the applicant should do", "请说明问题以及申请人应如何更正", "請說明問題以及申請人應如何更正");
    public static readonly Text EnterEmail = new("Enter an e-mail address, such as name@example.com", "请填写电子邮箱，例如 name@example.com", "請填寫電子郵箱，例如 name@example.com");
    public static readonly Text EnterName = new("Enter a name of at most 100 characters", "请填写姓名（最多 100 个字符）", "請填寫姓名（最多 100 個字元）");
    public static readonly Text EnterLetterCode = new("Enter the code that stands in the letter", "请填写邮件中的验证码", "請填寫郵件中的驗證碼");
    public static readonly Text EnterPassword = new("Enter a password", "请填写密码", "請填寫密碼");
    public static readonly Text ChooseLanguage = new("Choose a language", "请选择语言", "請選擇語言");
    public static readonly Text PickClerk = new("Choose a colleague of your department", "请选择本部门的同事", "請選擇本部門的同事");

    public static readonly Text LicenceNotFound = new(
        "Your department has issued no such licence. Check the number.", "贵部门未签发此证照，请核对编号。", "貴部門未簽發此證照，請核對編號。");
    public static readonly Text AlreadyRevoked = new(
        "{0} has revoked this licence already. Nothing was changed.", "{0} 已撤销此证照，未作任何更改。", "{0} 已撤銷此證照，未作任何更改。");
    public static readonly Text NothingToLookAt = new(
        "There is no application with this number that concerns your department. Check the number.",
        "没有与贵部门有关的此编号申请，请核对编号。", "沒有與貴部門有關的此編號申請，請核對編號。");
    public static readonly Text IsYourTask = new(
        "This application is a task of your department already. Open the task instead.",
        "此申请已是贵部门的任务，请直接打开任务。", "此申請已是貴部門的任務，請直接開啟任務。");
    public static readonly Text SayWhyYouLook = new(
        "Say in 20 to 1,000 characters why you have to look at it. The applicant and a supervisor read this.",
        "请用 20 至 1,000 个字符说明查看理由，申请人和监督员都会看到。", "請用 20 至 1,000 個字元說明查看理由，申請人和監督員都會看到。");
    public static readonly Text EnterNumber = new("Enter the application’s number", "请填写办件编号", "請填寫辦件編號");
    public static readonly Text ReadNotFound = new(
        "There is no such look to review. Go back to the list.", "没有需要审查的此项查看记录，请返回列表。", "沒有需要審查的此項查看記錄，請返回列表。");
    public static readonly Text AlreadyReviewed = new(
        "{0} has reviewed this already. Nothing was changed.", "{0} 已完成审查，未作任何更改。", "{0} 已完成審查，未作任何更改。");
    public static readonly Text OwnRead = new(
        "You cannot review your own look. Another supervisor must.", "不能审查本人的查看记录，须由其他监督员审查。", "不能審查本人的查看記錄，須由其他監督員審查。");
    public static readonly Text ChooseVerdict = new("Select whether it was justified", "请选择是否正当", "請選擇是否正當");
    public static readonly Text EnterNote = new("Say why, in at most 1,000 characters", "请说明理由（最多 1,000 个字符）", "請說明理由（最多 1,000 個字元）");

    /// <summary>The text in the language of the present request.</summary>
    public static string Here(this Text text) => text.In(CultureInfo.CurrentUICulture);
}
