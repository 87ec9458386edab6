using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>What people are told about data that is shared.</summary>
public static class SharingMessages
{
    public static readonly Text RegistryUnknown = new(
        "There is no registry “{0}” for this service. Name one of: {1}.", "本事项没有登记库“{0}”，可选：{1}。", "本事項沒有登記庫「{0}」，可選：{1}。");
    public static readonly Text HeldBy = new(
        "{0} comes from {1} and cannot be typed over. If it is wrong, dispute it: the department that holds it then looks into it.",
        "“{0}”来自{1}，不能直接修改。如有错误，请提出异议，由主管部门核查。", "「{0}」來自{1}，不能直接修改。如有錯誤，請提出異議，由主管部門核查。");
    public static readonly Text NotHeld = new(
        "{0} does not come from a registry. Change your answer instead.", "“{0}”并非来自登记库，请直接修改您的答案。", "「{0}」並非來自登記庫，請直接修改您的答案。");
    public static readonly Text AlreadyDisputed = new(
        "You have disputed this already. The department answers you.", "您已对此提出异议，主管部门会答复您。", "您已對此提出異議，主管部門會答覆您。");
    public static readonly Text DisputeNotFound = new(
        "There is no such question in your department, or it has been answered.", "贵部门没有此异议，或已答复。", "貴部門沒有此異議，或已答覆。");
    public static readonly Text SayWhy = new("Say what is wrong, and how you know", "请说明哪里有误以及依据", "請說明哪裏有誤以及依據");
    public static readonly Text FactsChanged = new(
        "Some facts had to be fetched again and are different now: {0}. Look at them, then submit.",
        "部分信息已重新获取，内容有变化：{0}。请核对后再提交。", "部分資料已重新取得，內容有變化：{0}。請核對後再提交。");
    public static readonly Text NotAuthorised = new(
        "{0} has not agreed yet. Invite them: nobody can agree for somebody else.", "{0}尚未授权。请发出邀请，授权须由本人作出。", "{0}尚未授權。請發出邀請，授權須由本人作出。");
    public static readonly Text TooLateToInvite = new(
        "With this answer somebody else would have to agree themselves, and they can only be invited before an application is submitted. Answer as before, or withdraw and apply again.",
        "按此填写需由他人亲自授权，而邀请只能在提交申请之前发出。请保持原答案，或撤回后重新申请。",
        "按此填寫需由他人親自授權，而邀請只能在提交申請之前發出。請保持原答案，或撤回後重新申請。");
    public static readonly Text IdentityDiffers = new(
        "{0}: the person who agreed has another identity number. Correct it, or invite the right person.",
        "{0}：授权人的身份号码与填写的不一致。请更正，或邀请正确的人。", "{0}：授權人的身份號碼與填寫的不一致。請更正，或邀請正確的人。");
    public static readonly Text PartyUnknown = new(
        "Nobody is to be invited as “{0}” with these answers.", "按当前填写内容，无需邀请“{0}”。", "按目前填寫內容，無需邀請「{0}」。");
    public static readonly Text InvitationGone = new(
        "This invitation does not hold any more. Ask whoever sent it for a new one.", "此邀请已失效，请联系邀请人重新发送。", "此邀請已失效，請聯繫邀請人重新發送。");
    public static readonly Text InvitationIsYours = new(
        "This invitation is for somebody else: nobody can agree for them. Let them sign in with their own account.",
        "此邀请是发给他人的，授权须由本人登录后作出。", "此邀請是發給他人的，授權須由本人登入後作出。");
    public static readonly Text InvitationForAnother = new(
        "This invitation is for somebody with another identity number. Ask whoever sent it to check the number.",
        "此邀请对应的身份号码与您的不一致，请联系邀请人核对。", "此邀請對應的身份號碼與您的不一致，請聯繫邀請人核對。");
    public static readonly Text IdentityNotVerified = new(
        "Your identity has not been verified yet, so you cannot agree here. Have it verified at any service counter with your identity card.",
        "您的身份尚未核验，暂不能在此授权。请持身份证到任一服务窗口核验。", "您的身份尚未核驗，暫不能在此授權。請持身份證到任一服務窗口核驗。");
    public static readonly Text AlreadyAnswered = new("This has been answered already.", "已经答复。", "已經答覆。");
    public static readonly Text Agree = new("Tick the box to agree", "请勾选以表示同意", "請勾選以表示同意");
}
