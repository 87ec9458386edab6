using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Counter;

/// <summary>What workers at a counter are told.</summary>
public static class CounterMessages
{
    public static readonly Text EnterIdentity = new(
        "Enter the resident identity number on the person’s identity card: 18 characters", "请填写身份证上的公民身份号码（18位）", "請填寫身份證上的公民身份號碼（18位）");
    public static readonly Text EnterName = new(
        "Enter the name as it is written on the identity card", "请按身份证填写姓名", "請按身份證填寫姓名");
    public static readonly Text AnotherName = new(
        "The name does not belong to this identity number here. Check both on the identity card.",
        "姓名与该身份号码在本平台的记录不一致，请与身份证核对。", "姓名與該身份號碼在本平台的記錄不一致，請與身份證核對。");
    public static readonly Text NotOneself = new(
        "Nobody files for themselves at their own counter. Use your own account.", "不能在自己的窗口为本人办理，请使用您本人的账户。", "不能在自己的窗口為本人辦理，請使用您本人的帳戶。");
    public static readonly Text NotFound = new(
        "This session is over, or is not yours. Begin again with the person at your counter.",
        "此次帮办已结束或不属于您，请与到场人重新开始。", "此次幫辦已結束或不屬於您，請與到場人重新開始。");
    public static readonly Text OneAtATime = new(
        "You look after somebody already. Finish with them first.", "您正在为他人帮办，请先结束。", "您正在為他人幫辦，請先結束。");
    public static readonly Text ChooseHow = new("Choose how the person says yes", "请选择确认方式", "請選擇確認方式");
    public static readonly Text EnterCode = new("Enter the 6 digits that the person received", "请填写到场人收到的 6 位验证码", "請填寫到場人收到的 6 位驗證碼");
    public static readonly Text WrongCode = new(
        "This is not the code that was sent last, or it does not hold any more. Send a new one if need be.",
        "验证码不正确或已失效，如有需要请重新发送。", "驗證碼不正確或已失效，如有需要請重新發送。");
    public static readonly Text NoMail = new(
        "The person has no account here with an address. Let them sign the printed consent.", "到场人在本平台没有可接收验证码的账户，请其签署纸质同意书。", "到場人在本平台沒有可接收驗證碼的帳戶，請其簽署紙質同意書。");
    public static readonly Text TooManyCodes = new(
        "Enough codes have been sent in this session. Let the person sign the printed consent.", "本次帮办发送验证码次数已用完，请到场人签署纸质同意书。", "本次幫辦發送驗證碼次數已用完，請到場人簽署紙質同意書。");
    public static readonly Text EnterDocument = new(
        "Enter the number of the signed consent, of at most 50 characters", "请填写已签署同意书的编号（最多 50 个字符）", "請填寫已簽署同意書的編號（最多 50 個字元）");
    public static readonly Text NotPresentYet = new(
        "The person has not said yet that they are here and want this. Ask them first.", "到场人尚未确认到场并同意帮办，请先确认。", "到場人尚未確認到場並同意幫辦，請先確認。");
    public static readonly Text NotConfirmed = new(
        "The person has not said yes to what is sent now. Show it to them, and let them confirm.",
        "到场人尚未确认当前提交的内容，请出示并由其确认。", "到場人尚未確認目前提交的內容，請出示並由其確認。");
    public static readonly Text NothingFiled = new("There is nothing to print here.", "没有可打印的内容。", "沒有可列印的內容。");
}
