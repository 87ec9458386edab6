using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Appeals;

internal static class AppealMessages
{
    public static readonly Text NotRefused = new(
        "This step has not been refused, or is not yours. Look at the application.", "此环节未被拒绝或不属于您，请查看申请进度。", "此環節未被拒絕或不屬於您，請查看申請進度。");
    public static readonly Text EnterStatement = new(
        "Say why the decision is wrong", "请说明该决定为何不当", "請說明該決定為何不當");
    public static readonly Text NotFound = new(
        "There is no such appeal. Go back to the list.", "没有此复议申请，请返回列表。", "沒有此復議申請，請返回列表。");
    public static readonly Text ChooseResult = new(
        "Select whether the decision stands or is set aside", "请选择维持还是撤销原决定", "請選擇維持還是撤銷原決定");
    public static readonly Text TooLate = new("It is too late: {0} could be asked for until {1}.", "已过期限：{0}须在 {1} 前提出。", "已過期限：{0}須在 {1} 前提出。");
    public static readonly Text StillOpen = new(
        "{0} You can still choose: {1}, until {2} ({3}).", "{0}您仍可选择：{1}，截止 {2}（{3}）。", "{0}您仍可選擇：{1}，截止 {2}（{3}）。");
    public static readonly Text NothingLeft = new(
        "{0} No other remedy remains either; ask the department what else can be done.", "{0}其他救济期限也已届满，请向部门咨询。", "{0}其他救濟期限也已屆滿，請向部門諮詢。");
    public static readonly Text NoneHere = new(
        "The law of this service names no appeal that is filed here.", "本事项适用的法律没有可在此提出的复议途径。", "本事項適用的法律沒有可在此提出的復議途徑。");
}
