using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Delegations;

/// <summary>What people are told about acting for others.</summary>
public static class DelegationMessages
{
    public static readonly Text NotDelegated = new(
        "{0} has not let you do this: {1}. Ask them to do it themselves, or to give you a wider delegation.",
        "{0}未委托您办理此项：{1}。请其本人办理，或扩大委托范围。", "{0}未委託您辦理此項：{1}。請其本人辦理，或擴大委託範圍。");
    public static readonly Text NotFound = new(
        "There is no such delegation among yours. Look at the list.", "在您的委托中找不到此项，请查看列表。", "在您的委託中找不到此項，請查看列表。");
    public static readonly Text NotOpen = new(
        "This delegation has been answered, ended or has run out. Ask for a new one.", "此委托已答复、已终止或已到期，请重新委托。", "此委託已答覆、已終止或已到期，請重新委託。");
    public static readonly Text EndedAlready = new("This delegation has ended already. Nothing was changed.", "此委托已终止，未作任何更改。", "此委託已終止，未作任何更改。");
    public static readonly Text NotYourself = new("You always act for yourself. Enter somebody else", "您无需委托自己，请填写他人", "您無需委託自己，請填寫他人");
    public static readonly Text OwnIdentityNotVerified = new(
        "Your identity has not been verified yet, so you cannot let anybody act for you or act for anybody. Have it verified at any service counter with your identity card.",
        "您的身份尚未核验，暂不能委托他人或代他人办事。请持身份证到任一服务窗口核验。",
        "您的身份尚未核驗，暫不能委託他人或代他人辦事。請持身份證到任一服務窗口核驗。");
    public static readonly Text ForAnother = new(
        "This delegation names somebody with another identity number. Ask whoever gave it to check the number.",
        "此委托载明的身份号码与您的不一致，请联系委托人核对。", "此委託載明的身份號碼與您的不一致，請聯繫委託人核對。");
    public static readonly Text EnterIdentity = new(
        "Enter the other person’s resident identity number: 18 characters", "请填写对方的公民身份号码（18位）", "請填寫對方的公民身份號碼（18位）");
    public static readonly Text ChooseActs = new("Choose at least one thing that they may do", "请至少选择一项委托事项", "請至少選擇一項委託事項");
    public static readonly Text FetchFirst = new(
        "Sensitive facts come from registries: let them have registries asked too, or leave this out",
        "敏感信息来自登记库：请同时允许查询登记库，或不选此项", "敏感資料來自登記庫：請同時允許查詢登記庫，或不選此項");
    public static readonly Text ChooseServices = new("Choose the services, or all services", "请选择事项，或选择全部事项", "請選擇事項，或選擇全部事項");
    public static readonly Text FromTooEarly = new("Enter today or a later day", "请填写今天或之后的日期", "請填寫今天或之後的日期");
    public static readonly Text UntilTooEarly = new("Enter a day that is not before the first one", "截止日期不得早于开始日期", "截止日期不得早於開始日期");
    public static readonly Text TooLong = new("Enter {0} or an earlier day: a delegation lasts at most {1} days", "请填写 {0} 或之前的日期：委托最长 {1} 天", "請填寫 {0} 或之前的日期：委託最長 {1} 天");
    public static readonly Text EnterUscc = new(
        "Enter the company’s unified social credit code: 18 characters", "请填写企业的统一社会信用代码（18位）", "請填寫企業的統一社會信用代碼（18位）");
    public static readonly Text NotRepresentative = new(
        "Neither the register of legal persons nor a licence of yours says that you represent this company. Its legal representative gives this delegation.",
        "法人库和您名下的证照均未显示您是该企业的法定代表人，请由其法定代表人办理委托。", "法人庫和您名下的證照均未顯示您是該企業的法定代表人，請由其法定代表人辦理委託。");
    public static readonly Text RegistryDown = new(
        "The register of legal persons does not answer at the moment. Nothing was saved; try again later.",
        "法人库暂无应答，未保存任何内容，请稍后重试。", "法人庫暫無應答，未儲存任何內容，請稍後重試。");
    public static readonly Text NotAboutCompanies = new(
        "This service is not about a company, so nobody applies for one here. Choose another service.", "本事项与企业无关，不能以企业名义办理，请另选事项。", "本事項與企業無關，不能以企業名義辦理，請另選事項。");
    public static readonly Text OtherCompany = new(
        "You act for the company {0}. For another one, its own delegation is needed.", "您代办的企业是 {0}，其他企业须另行委托。", "您代辦的企業是 {0}，其他企業須另行委託。");
    public static readonly Text NotForService = new(
        "{0} has not let you act in this service. Ask for a wider delegation.", "{0}未委托您办理此事项，请其扩大委托范围。", "{0}未委託您辦理此事項，請其擴大委託範圍。");

    private static readonly Text Prepare = new("fill in applications", "填写申请", "填寫申請");
    private static readonly Text Send = new("sign and submit, withdraw", "签署并提交、撤回", "簽署並提交、撤回");
    private static readonly Text Answer = new("answer departments, appeal, receive letters", "答复补正、申请复议、接收通知", "答覆補正、申請複議、接收通知");
    private static readonly Text Fetch = new("have registries asked", "查询登记库", "查詢登記庫");
    private static readonly Text FetchSensitive = new("have registries asked for sensitive facts too", "查询登记库中的敏感信息", "查詢登記庫中的敏感資料");

    private static readonly (Acts Act, Text Words)[] All =
        [(Acts.Prepare, Prepare), (Acts.Send, Send), (Acts.Answer, Answer), (Acts.Fetch, Fetch), (Acts.FetchSensitive, FetchSensitive)];

    /// <summary>What may be done, in words.</summary>
    public static Text Of(Acts acts) => Text.Join([.. All.Where(one => acts.HasFlag(one.Act)).Select(one => one.Words)]);
}
