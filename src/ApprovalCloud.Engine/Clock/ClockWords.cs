using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

/// <summary>The words of an explanation.</summary>
internal static class ClockWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static readonly Text FromReceipt = new("{0} from receipt on {1}", "自 {1} 收到之日起 {0}", "自 {1} 收到之日起 {0}");
    public static readonly Text FromSingleBody = new(
        "Handed in through a single body: counts as received on {0}", "通过统一受理机构提交，视为 {0} 收到", "透過統一受理機構提交，視為 {0} 收到");
    public static readonly Text FromComplete = new("{0} from complete documents on {1}", "自 {1} 材料齐全之日起 {0}", "自 {1} 材料齊全之日起 {0}");
    public static readonly Text FromAcceptance = new("{0} from acceptance on {1}", "自 {1} 受理之日起 {0}", "自 {1} 受理之日起 {0}");
    public static readonly Text FromDeemed = new(
        "{0} from {1}: nothing was said in time, so it counts as accepted on the day it was received",
        "自 {1} 起 {0}：逾期未告知补正，自收到之日起即为受理", "自 {1} 起 {0}：逾期未告知補正，自收到之日起即為受理");
    public static readonly Text FromDecision = new(
        "{0} from receipt on {1}: decided without a separate acceptance", "自 {1} 收到之日起 {0}：未单独作出受理决定", "自 {1} 收到之日起 {0}：未單獨作出受理決定");
    public static readonly Text FromReopening = new("{0} from {1}, when it was reopened", "自 {1} 重新办理之日起 {0}", "自 {1} 重新辦理之日起 {0}");
    public static readonly Text NotStarted = new(
        "Not accepted yet; reckoned as if from receipt on {1}: {0}", "尚未受理，暂按 {1} 收到之日起算：{0}", "尚未受理，暫按 {1} 收到之日起算：{0}");
    public static readonly Text FirstDayLeftOut = new("The day it starts does not count", "起算当日不计入", "起算當日不計入");
    public static readonly Text FirstDayCounts = new("The day it starts counts", "起算当日计入", "起算當日計入");

    public static readonly Text Holiday = new("{0}: {1}", "{0}：{1}", "{0}：{1}");
    public static readonly Text WorkingWeekend = new("{0} is a working {1}", "{0}（{1}）调休上班", "{0}（{1}）調休上班");
    public static readonly Text Paused = new("Paused {0} for {1}: {2}", "因{1}暂停 {0}：{2}", "因{1}暫停 {0}：{2}");
    public static readonly Text PausedByOthers = new("Paused {0}, because no department could work on it: {2}", "因各部门均无法办理暂停 {0}：{2}", "因各部門均無法辦理暫停 {0}：{2}");
    public static readonly Text Overlap = new(
        "Pauses that overlap count once: {0} in all", "重叠的暂停只计一次：共 {0}", "重疊的暫停只計一次：共 {0}");
    public static readonly Text TooLate = new(
        "What began after the limit had passed moves it no more", "期限届满后开始的暂停不再顺延期限", "期限屆滿後開始的暫停不再順延期限");
    public static readonly Text Standing = new("Paused since {0} for {1}; the date moves on until that ends", "自 {0} 起因{1}暂停，结束前日期顺延", "自 {0} 起因{1}暫停，結束前日期順延");
    public static readonly Text StandingByOthers = new(
        "Paused since {0}, because no department can work on it; the date moves on until one can", "自 {0} 起因各部门均无法办理暂停，恢复前日期顺延", "自 {0} 起因各部門均無法辦理暫停，恢復前日期順延");
    public static readonly Text Extended = new("Extended by {0} on {1}", "{1} 批准延长 {0}", "{1} 批准延長 {0}");
    public static readonly Text Rolled = new("The last day, {0}, is no working day: it moves to {1}", "期限最后一日 {0} 为非工作日，顺延至 {1}", "期限最後一日 {0} 為非工作日，順延至 {1}");
    public static readonly Text Capped = new(
        "At the latest on {0}, when the licence to be renewed expires", "最迟于 {0} 原证照有效期届满前作出决定", "最遲於 {0} 原證照有效期屆滿前作出決定");
    public static readonly Text Due = new("Due on {0}", "截止 {0}", "截止 {0}");
    public static readonly Text Provisional = new(
        "Provisional: the calendar of {0} is not published yet. The date is reckoned again when it is, and you are told if it changes",
        "暂定：{0} 年工作日历尚未公布，公布后将重新计算，如有变化会通知您", "暫定：{0} 年工作日曆尚未公布，公布後將重新計算，如有變化會通知您");

    public static readonly Text NotASuspension = new("The clock goes on during {0} from {1}: the law does not name it among what stops it", "自 {1} 起的{0}不属于法定扣除事由，期限继续计算", "自 {1} 起的{0}不屬於法定扣除事由，期限繼續計算");
    public static readonly Text RepeatedNotice = new(
        "A second notice about the same thing, on {1}, does not stop the clock: everything is to be said at once", "{1} 就同一事项再次要求补正，不停止计时：补正应当一次性告知", "{1} 就同一事項再次要求補正，不停止計時：補正應當一次性告知");
    public static readonly Text Visit = new("A visit of the premises on {1} does not stop the clock", "{1} 的现场踏勘不停止计时", "{1} 的現場踏勘不停止計時");
    public static readonly Text NoTerm = new("No term was set for {0} on {1}: the clock goes on", "{1} 的{0}未设期限，期限继续计算", "{1} 的{0}未設期限，期限繼續計算");

    public static Text Of(DateOnly day) => new(
        day.ToString("d MMM yyyy", English), $"{day.Year} 年 {day.Month} 月 {day.Day} 日", $"{day.Year} 年 {day.Month} 月 {day.Day} 日");

    public static Text Of(DateOnly from, DateOnly to) => from == to ? Of(from) : new Text("{0} – {1}", "{0}至{1}", "{0}至{1}").With(Of(from), Of(to));

    public static Text Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Saturday
        ? new("Saturday", "星期六", "星期六")
        : new("Sunday", "星期日", "星期日");

    public static Text Of(PauseCause cause) => cause switch
    {
        PauseCause.Correction => new("a correction", "补正", "補正"),
        PauseCause.Hearing => new("a hearing", "听证", "聽證"),
        PauseCause.Tender => new("a tender", "招标", "招標"),
        PauseCause.Auction => new("an auction", "拍卖", "拍賣"),
        PauseCause.Testing => new("testing", "检测", "檢測"),
        PauseCause.Inspection => new("inspection of goods", "检验", "檢驗"),
        PauseCause.Quarantine => new("quarantine", "检疫", "檢疫"),
        PauseCause.Appraisal => new("an appraisal", "鉴定", "鑑定"),
        PauseCause.ExpertReview => new("an expert review", "专家评审", "專家評審"),
    };
}
