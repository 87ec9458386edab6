using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.MyData;

internal static class MyDataMessages
{
    public static readonly Text NameVerified = new(
        "Your identity was verified with this name, so it is changed only where it was verified: at a counter, with your new identity card.",
        "您的姓名已经实名核验，如需更改，请携带新身份证到窗口重新核验。", "您的姓名已經實名核驗，如需更改，請攜帶新身分證到窗口重新核驗。");
    public static readonly Text EnterPhone = new(
        "Enter a telephone number of 5 to 20 digits, such as 13900139000 or +86 10 1234 5678", "请填写 5 至 20 位电话号码，例如 13900139000 或 +86 10 1234 5678", "請填寫 5 至 20 位電話號碼，例如 13900139000 或 +86 10 1234 5678");
    public static readonly Text SameEmail = new("This is your address already. Enter another.", "这已是您当前的邮箱，请填写其他邮箱。", "這已是您目前的郵箱，請填寫其他郵箱。");
    public static readonly Text EmailTaken = new(
        "Another account has this address. Enter another.", "此邮箱已被其他账户使用，请填写其他邮箱。", "此郵箱已被其他帳戶使用，請填寫其他郵箱。");
    public static readonly Text NotSent = new(
        "The letter could not be sent. Nothing was changed; try again later.", "信件未能发出，未作任何更改，请稍后重试。", "信件未能發出，未作任何更改，請稍後重試。");
    public static readonly Text LinkOver = new(
        "This link does not hold any more. Ask for a new one under My data.", "此链接已失效，请在“我的数据”中重新申请。", "此連結已失效，請在「我的資料」中重新申請。");
    public static readonly Text ChooseWhat = new("Select what is to be deleted", "请选择要删除的内容", "請選擇要刪除的內容");
    public static readonly Text StillOpen = new(
        "Your account is needed until these have ended: {0}. Withdraw them, or wait for the decision.", "以下事项尚未办结，账户暂不能删除：{0}。您可以撤回，或等待决定。", "以下事項尚未辦結，帳戶暫不能刪除：{0}。您可以撤回，或等待決定。");
}
