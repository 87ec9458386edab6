using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Absences;

internal static class AbsenceMessages
{
    public static readonly Text NotFound = new(
        "There is no such absence among yours. Look at the list.", "在您的离岗记录中找不到此项，请查看列表。", "在您的離崗記錄中找不到此項，請查看列表。");
    public static readonly Text NotAClerk = new(
        "Only clerks of a department have somebody who stands in.", "只有部门经办人员可以设置代办人。", "只有部門經辦人員可以設定代辦人。");
    public static readonly Text EnterFrom = new("Enter the first day, today or later", "请填写首日，不得早于今天", "請填寫首日，不得早於今天");
    public static readonly Text EnterUntil = new("Enter the last day, not before the first", "请填写末日，不得早于首日", "請填寫末日，不得早於首日");
    public static readonly Text TooLong = new("Be away for at most {0} days at a time", "每次最多 {0} 天", "每次最多 {0} 天");
    public static readonly Text PickStandIn = new(
        "Choose a colleague of your department who decides tasks", "请选择本部门有办理权限的同事", "請選擇本部門有辦理權限的同事");
    public static readonly Text StandInAway = new(
        "{0} is away in that time as well ({1} to {2}). Choose somebody else.", "{0} 在此期间也离岗（{1} 至 {2}），请另选他人。", "{0} 在此期間也離崗（{1} 至 {2}），請另選他人。");
    public static readonly Text Overlaps = new(
        "You have said already that you are away from {0} to {1}. Change that one, or choose other days.",
        "您已登记 {0} 至 {1} 离岗，请修改该项或另选日期。", "您已登記 {0} 至 {1} 離崗，請修改該項或另選日期。");
    public static readonly Text HasBegun = new(
        "It has begun on {0}, so its first day stays.", "离岗已于 {0} 开始，首日不能更改。", "離崗已於 {0} 開始，首日不能更改。");
    public static readonly Text IsOver = new(
        "This absence is over. Nothing was changed.", "此次离岗已结束，未作任何更改。", "此次離崗已結束，未作任何更改。");
}
