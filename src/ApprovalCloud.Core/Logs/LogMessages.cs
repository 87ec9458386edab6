using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Logs;

/// <summary>Why a log is not taken, and what to do. {0} is the line.</summary>
public static class LogMessages
{
    public static readonly Text OnlySupervisors = new(
        "Only a supervisor can do this. Ask one.", "只有监督员可以进行此操作，请联系监督员。", "只有監督員可以進行此操作，請聯絡監督員。");
    public static readonly Text NotFound = new(
        "There is no such log. Go back to the list of logs.", "没有此日志，请返回日志列表。", "沒有此日誌，請返回日誌清單。");
    public static readonly Text ChooseFile = new("Choose a file to import", "请选择要导入的文件", "請選擇要匯入的檔案");
    public static readonly Text EnterName = new(
        "Enter a name of at most 100 characters", "请填写名称（最多 100 个字符）", "請填寫名稱（最多 100 個字元）");
    public static readonly Text AlreadyThere = new(
        "This file is there already: it was imported as “{0}”. Nothing was imported.", "该文件已作为“{0}”导入过，本次未导入任何内容。", "該檔案已作為「{0}」匯入過，本次未匯入任何內容。");
    public static readonly Text NoCases = new(
        "There is no case in this log. Nothing was imported.", "此日志中没有案件，未导入任何内容。", "此日誌中沒有案件，未匯入任何內容。");
    public static readonly Text Zip = new(
        "Line 1: this is a ZIP archive. Unpack it and choose the .xes or .xes.gz file in it. Nothing was imported.",
        "第 1 行：这是 ZIP 压缩包，请解压后选择其中的 .xes 或 .xes.gz 文件。未导入任何内容。", "第 1 行：這是 ZIP 壓縮檔，請解壓縮後選擇其中的 .xes 或 .xes.gz 檔案。未匯入任何內容。");
    public static readonly Text Damaged = new(
        "Line {0}: the packed file is damaged or cut off. Fetch it again. Nothing was imported.",
        "第 {0} 行：压缩文件已损坏或不完整，请重新获取。未导入任何内容。", "第 {0} 行：壓縮檔已損壞或不完整，請重新取得。未匯入任何內容。");
    public static readonly Text TooLarge = new(
        "Line {0}: the log is larger than {1} MB when unpacked. Split it, or allow more in the setting Logs:UnpackedMegabytes. Nothing was imported.",
        "第 {0} 行：日志解压后超过 {1} MB，请拆分日志，或在设置 Logs:UnpackedMegabytes 中调高上限。未导入任何内容。", "第 {0} 行：日誌解壓縮後超過 {1} MB，請拆分日誌，或在設定 Logs:UnpackedMegabytes 中調高上限。未匯入任何內容。");
    public static readonly Text TooLong = new(
        "Line {0}: one element is longer than {1} characters. Shorten it. Nothing was imported.",
        "第 {0} 行：单个元素超过 {1} 个字符，请缩短。未导入任何内容。", "第 {0} 行：單個元素超過 {1} 個字元，請縮短。未匯入任何內容。");
    public static readonly Text TooDeep = new(
        "Line {0}: elements are nested more than {1} deep. Export the log without them. Nothing was imported.",
        "第 {0} 行：元素嵌套超过 {1} 层，请导出不含此类嵌套的日志。未导入任何内容。", "第 {0} 行：元素巢狀超過 {1} 層，請匯出不含此類巢狀的日誌。未匯入任何內容。");
    public static readonly Text HasDtd = new(
        "Line {0}: a document type (DTD) is not allowed. Remove it. Nothing was imported.",
        "第 {0} 行：不允许使用文档类型声明（DTD），请删除。未导入任何内容。", "第 {0} 行：不允許使用文件類型宣告（DTD），請刪除。未匯入任何內容。");
    public static readonly Text NotXml = new(
        "Line {0}: this is not well-formed XML, or it is cut off. Export the log again. Nothing was imported. ({1})",
        "第 {0} 行：XML 格式有误或文件不完整，请重新导出日志。未导入任何内容。（{1}）", "第 {0} 行：XML 格式有誤或檔案不完整，請重新匯出日誌。未匯入任何內容。（{1}）");
    public static readonly Text NotXes = new(
        "Line {0}: this is no event log (XES). It begins with “{1}”, and a log begins with “log”. Choose another file. Nothing was imported.",
        "第 {0} 行：这不是事件日志（XES）：开头是“{1}”，而日志应以“log”开头。请选择其他文件。未导入任何内容。", "第 {0} 行：這不是事件日誌（XES）：開頭是「{1}」，而日誌應以「log」開頭。請選擇其他檔案。未匯入任何內容。");
    public static readonly Text TraceWithoutName = new(
        "Line {0}: this case has no name (concept:name). Give it one. Nothing was imported.",
        "第 {0} 行：此案件没有名称（concept:name），请补充。未导入任何内容。", "第 {0} 行：此案件沒有名稱（concept:name），請補充。未匯入任何內容。");
    public static readonly Text EventWithoutName = new(
        "Line {0}: this event has no name (concept:name), and the log gives none for such events. Give it one. Nothing was imported.",
        "第 {0} 行：此事件没有名称（concept:name），日志也未规定默认名称，请补充。未导入任何内容。", "第 {0} 行：此事件沒有名稱（concept:name），日誌也未規定預設名稱，請補充。未匯入任何內容。");
    public static readonly Text EventOutsideCase = new(
        "Line {0}: this event belongs to no case. Put it into one. Nothing was imported.",
        "第 {0} 行：此事件不属于任何案件，请归入案件。未导入任何内容。", "第 {0} 行：此事件不屬於任何案件，請歸入案件。未匯入任何內容。");
    public static readonly Text NotADate = new(
        "Line {0}: “{1}” in {2} is not a date such as 2026-03-02T09:30:00+08:00. Correct it. Nothing was imported.",
        "第 {0} 行：{2} 中的“{1}”不是日期（示例：2026-03-02T09:30:00+08:00），请更正。未导入任何内容。", "第 {0} 行：{2} 中的「{1}」不是日期（示例：2026-03-02T09:30:00+08:00），請更正。未匯入任何內容。");
    public static readonly Text NameTooLong = new(
        "Line {0}: {1} is longer than {2} characters. Shorten it. Nothing was imported.",
        "第 {0} 行：{1} 超过 {2} 个字符，请缩短。未导入任何内容。", "第 {0} 行：{1} 超過 {2} 個字元，請縮短。未匯入任何內容。");
    public static readonly Text TooManyEvents = new(
        "Line {0}: this case has more than {1} events. Check that cases are kept apart. Nothing was imported.",
        "第 {0} 行：此案件的事件超过 {1} 个，请检查案件是否正确区分。未导入任何内容。", "第 {0} 行：此案件的事件超過 {1} 個，請檢查案件是否正確區分。未匯入任何內容。");
    public static readonly Text TooManyActivities = new(
        "Line {0}: the log has more than {1} different activities. Check that concept:name of its events names what was done. Nothing was imported.",
        "第 {0} 行：日志中不同的活动超过 {1} 种，请检查事件的 concept:name 是否为所做的事项。未导入任何内容。", "第 {0} 行：日誌中不同的活動超過 {1} 種，請檢查事件的 concept:name 是否為所做的事項。未匯入任何內容。");
}
