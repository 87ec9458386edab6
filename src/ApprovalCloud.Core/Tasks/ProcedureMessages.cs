using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What is said about special procedures, extensions and visits that cannot be had as asked for.</summary>
internal static class ProcedureMessages
{
    public static readonly Text EnterTerm = new(
        "Enter the day until which it lasts: the law asks that the applicant is told", "请填写预计结束日期：依法应当书面告知申请人", "請填寫預計結束日期：依法應當書面告知申請人");
    public static readonly Text TermInTheFuture = new("Enter a day after today", "请填写今日之后的日期", "請填寫今日之後的日期");
    public static readonly Text TermBeforeHearing = new(
        "Enter the day of the hearing or a later one", "请填写听证当日或之后的日期", "請填寫聽證當日或之後的日期");
    public static readonly Text EnterHearingDay = new("Enter the day of the hearing", "请填写听证日期", "請填寫聽證日期");
    public static readonly Text HearingDay = new(
        "Hold the hearing from {0} to {1}: the law asks for so much notice, and no later day ({2})", "听证日期须在 {0} 至 {1} 之间（{2}）", "聽證日期須在 {0} 至 {1} 之間（{2}）");
    public static readonly Text ChoosePresider = new(
        "Choose a colleague who presides: not whoever examines the application", "请选择主持人：不得为审查该申请的工作人员", "請選擇主持人：不得為審查該申請的工作人員");
    public static readonly Text HearingNote = new("Hearing on {0}, presided over by {1}.", "听证日期：{0}，主持人：{1}。", "聽證日期：{0}，主持人：{1}。");
    public static readonly Text EnterLength = new("Enter by how much, as a whole number from 1 to 1000", "请填写延长时间（1 至 1000 的整数）", "請填寫延長時間（1 至 1000 的整數）");
    public static readonly Text TooLong = new("Enter at most {0}: the law allows no more ({1})", "最多 {0}（{1}）", "最多 {0}（{1}）");
    public static readonly Text EnterVisitTime = new("Enter the day and the time of the visit", "请填写踏勘日期和时间", "請填寫踏勘日期和時間");
    public static readonly Text VisitInTheFuture = new("Enter a time that is still to come", "请填写尚未到来的时间", "請填寫尚未到來的時間");
    public static readonly Text NoteTooLong = new("Use at most 4,000 characters", "最多 4,000 个字符", "最多 4,000 個字元");
    public static readonly Text OfficerNames = new(
        "Enter the names of 2 to 20 officers, one a line, each of at most 100 characters", "请填写 2 至 20 名工作人员姓名，每行一名，每名最多 100 个字符", "請填寫 2 至 20 名工作人員姓名，每行一名，每名最多 100 個字元");
    public static readonly Text EnterReport = new("Enter what was found", "请填写核查情况", "請填寫核查情況");
    public static readonly Text ChooseFinding = new("Select whether the premises are in order", "请选择现场是否符合要求", "請選擇現場是否符合要求");
    public static readonly Text VisitNotYet = new(
        "The visit is on {0}. Record what was found on that day or later.", "踏勘定于 {0}，请在当日或之后记录核查结果。", "踏勘定於 {0}，請在當日或之後記錄核查結果。");

    public static Text Of(DateOnly day) => new(
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), $"{day.Year}年{day.Month}月{day.Day}日", $"{day.Year}年{day.Month}月{day.Day}日");
}
