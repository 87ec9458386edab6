using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Applications;

/// <summary>What is told about commitments, what may follow, and what is checked after a grant.</summary>
internal static class PromiseMessages
{
    public static readonly Text NotOffered = new(
        "“{0}” cannot be chosen here. Look at what is offered with your answers.", "此处不能选择“{0}”，请查看按您填写的情况可选的内容。", "此處不能選擇「{0}」，請查看按您填寫的情況可選的內容。");
    public static readonly Text Barred = new(
        "You cannot commit or hand in later: an earlier commitment was broken ({0}). Apply with everything and be examined first, or ask the supervisor how to repair your credit.",
        "您此前违反承诺（{0}），信用修复前不适用告知承诺和容缺受理。请提交全部材料并按一般程序办理，或向监督部门咨询信用修复。",
        "您此前違反承諾（{0}），信用修復前不適用告知承諾和容缺受理。請提交全部材料並按一般程序辦理，或向監督部門諮詢信用修復。");
    public static readonly Text SelectResult = new("Select what the check found", "请选择核查结果", "請選擇核查結果");
    public static readonly Text SayWhatWasFound = new("Say what was found", "请说明核查情况", "請說明核查情況");
    public static readonly Text RectifyLater = new("The last day must lie ahead. Set a later one", "截止日期须晚于今天，请重新设定", "截止日期須晚於今天，請重新設定");
    public static readonly Text NameMaterial = new("Name the document that has come", "请指明已收到的材料", "請指明已收到的材料");
    public static readonly Text SelectAudit = new("Select whether the approval is right", "请选择即时批准是否正确", "請選擇即時批准是否正確");
    public static readonly Text BarNotFound = new(
        "There is no such bar. Go back to the list.", "没有此项限制，请返回列表。", "沒有此項限制，請返回列表。");
    public static readonly Text AlreadyLifted = new(
        "{0} has lifted this bar already. Nothing was changed.", "{0} 已解除此项限制，未作任何更改。", "{0} 已解除此項限制，未作任何更改。");
    public static readonly Text OwnBar = new(
        "This bar is your own. Another supervisor must lift it.", "这是对您本人的限制，须由其他监督员解除。", "這是對您本人的限制，須由其他監督員解除。");
}
