using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Imports;

/// <summary>Why a line is not imported, and what to do.</summary>
public static class ImportMessages
{
    public static readonly Text Refused = new(
        "Some lines cannot be imported. Correct them and import the file again. Nothing was imported.",
        "部分行无法导入，请更正后重新导入该文件。未导入任何内容。", "部分行無法匯入，請更正後重新匯入該檔案。未匯入任何內容。");
    public static readonly Text Running = new(
        "Another import is running. Try again once it has ended.", "另一项导入正在进行，请在其结束后重试。", "另一項匯入正在進行，請在其結束後重試。");
    public static readonly Text NotUtf8 = new(
        "From here on this is not UTF-8 text. Export the file again in UTF-8.", "从此处起不是 UTF-8 文本，请以 UTF-8 重新导出文件。", "從此處起不是 UTF-8 文字，請以 UTF-8 重新匯出檔案。");
    public static readonly Text Damaged = new(
        "The packed file is damaged or cut off here, or a line is longer than two million bytes. Fetch the file again.",
        "压缩文件在此处已损坏或不完整，或某一行超过两百万字节，请重新获取文件。", "壓縮檔在此處已損壞或不完整，或某一行超過兩百萬位元組，請重新取得檔案。");
    public static readonly Text NoCase = new("There is no application in this line.", "此行中没有申请。", "此行中沒有申請。");
    public static readonly Text NotReadable = new(
        "This is not an application in JSON: {0}", "此行不是 JSON 格式的申请：{0}", "此行不是 JSON 格式的申請：{0}");
    public static readonly Text Reference = new(
        "Give a reference of 1 to {0} characters.", "请填写 1 至 {0} 个字符的原编号。", "請填寫 1 至 {0} 個字元的原編號。");
    public static readonly Text Twice = new(
        "Line {0} has this reference already.", "第 {0} 行已使用此原编号。", "第 {0} 行已使用此原編號。");
    public static readonly Text Renewal = new(
        "This service renews a licence that the platform issued. Such an application is begun on the platform.",
        "此事项用于延续本平台签发的证照，请在平台上发起申请。", "此事項用於延續本平台簽發的證照，請在平台上發起申請。");
    public static readonly Text Moment = new(
        "This moment is still to come, or before the year 2000. Give the one at which it was submitted.",
        "该时间尚未到来，或早于 2000 年，请填写提交申请的时间。", "該時間尚未到來，或早於 2000 年，請填寫提交申請的時間。");
    public static readonly Text Identity = new(
        "This is not a resident identity number (18 characters, GB 11643).", "这不是有效的居民身份证号码（18 位，GB 11643）。", "這不是有效的居民身份證號碼（18 位，GB 11643）。");
    public static readonly Text Name = new(
        "Give a name of 1 to 100 characters.", "请填写 1 至 100 个字符的姓名。", "請填寫 1 至 100 個字元的姓名。");
    public static readonly Text OtherName = new(
        "Whoever has this identity number is called otherwise in line {0}. Check both.",
        "此身份证号码在第 {0} 行对应另一姓名，请核对两者。", "此身份證號碼在第 {0} 行對應另一姓名，請核對兩者。");
    public static readonly Text OtherNameHere = new(
        "Whoever has this identity number is called otherwise on the platform. Check both.",
        "此身份证号码在平台上对应另一姓名，请核对两者。", "此身份證號碼在平台上對應另一姓名，請核對兩者。");
}
