using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Materials;

/// <summary>Why a file is not taken, by its name, and what to do. {0} is the name.</summary>
public static class FileMessages
{
    public static readonly Text NoFile = new("Choose a file to hand in", "请选择要提交的文件", "請選擇要提交的檔案");
    public static readonly Text Empty = new(
        "“{0}” is empty. Choose the file again, or scan it again", "“{0}”是空文件，请重新选择或重新扫描", "「{0}」是空檔案，請重新選擇或重新掃描");
    public static readonly Text NotAccepted = new(
        "“{0}” is not a PDF, JPEG, PNG or WebP file, whatever its name says. Save it as a PDF or take a photo of it",
        "“{0}”的内容不是 PDF、JPEG、PNG 或 WebP（与文件名无关），请另存为 PDF 或拍照上传",
        "「{0}」的內容不是 PDF、JPEG、PNG 或 WebP（與檔名無關），請另存為 PDF 或拍照上傳");
    public static readonly Text Damaged = new(
        "“{0}” cannot be opened: it is damaged or incomplete. Save or scan it again", "“{0}”无法打开：文件已损坏或不完整，请重新保存或扫描", "「{0}」無法開啟：檔案已損壞或不完整，請重新儲存或掃描");
    public static readonly Text Protected = new(
        "“{0}” is protected by a password, so nobody could read it. Save it without protection", "“{0}”设有密码保护，他人无法阅读，请取消保护后再上传", "「{0}」設有密碼保護，他人無法閱讀，請取消保護後再上傳");
    public static readonly Text Runs = new(
        "“{0}” contains a script or an action that runs by itself. Print it as a new PDF and hand that in", "“{0}”含有脚本或自动执行的操作，请打印为新的 PDF 后再上传", "「{0}」含有指令碼或自動執行的操作，請列印為新的 PDF 後再上傳");
    public static readonly Text HasAttachments = new(
        "“{0}” has other files attached inside, which a reader would not see. Print it as a new PDF, and hand the others in by themselves",
        "“{0}”内嵌有其他附件，阅读时看不到。请打印为新的 PDF，附件请单独上传", "「{0}」內嵌有其他附件，閱讀時看不到。請列印為新的 PDF，附件請單獨上傳");
    public static readonly Text TooManyPixels = new(
        "“{0}” has more than {1} million pixels. Save it at a lower resolution", "“{0}”超过 {1} 百万像素，请降低分辨率后再上传", "「{0}」超過 {1} 百萬像素，請降低解析度後再上傳");
    public static readonly Text TooLarge = new(
        "“{0}” is larger than {1} MB. Scan it at a lower resolution, or save it smaller", "“{0}”超过 {1} MB，请降低扫描分辨率或压缩后再上传", "「{0}」超過 {1} MB，請降低掃描解析度或壓縮後再上傳");
    public static readonly Text TooMuch = new(
        "With “{0}” the files of this application would be larger than {1} MB together. Remove a file that is not needed, or save some smaller",
        "加上“{0}”，本申请的文件总量将超过 {1} MB，请删除不需要的文件或压缩后再上传", "加上「{0}」，本申請的檔案總量將超過 {1} MB，請刪除不需要的檔案或壓縮後再上傳");
    public static readonly Text Infected = new(
        "“{0}” carries malware and was not kept. Check your device, then hand in a clean copy", "“{0}”含有恶意程序，未予保存。请检查您的设备后提交无毒的文件", "「{0}」含有惡意程式，未予儲存。請檢查您的裝置後提交無毒的檔案");
    public static readonly Text NotFound = new(
        "There is no such file any more. Look at the list of documents.", "此文件已不存在，请查看材料清单。", "此檔案已不存在，請查看材料清單。");
    public static readonly Text BeingChecked = new(
        "This file is still being checked for malware. Nobody can open it until then; try again later.", "此文件正在进行病毒检查，完成前无法打开，请稍后再试。", "此檔案正在進行病毒檢查，完成前無法開啟，請稍後再試。");
    public static readonly Text UploadGone = new(
        "This upload has ended or expired. Choose the file again.", "此上传已结束或过期，请重新选择文件。", "此上傳已結束或過期，請重新選擇檔案。");
    public static readonly Text OffsetWrong = new(
        "The upload goes on from another place. Ask where it stands.", "上传须从其他位置继续，请查询当前进度。", "上傳須從其他位置繼續，請查詢目前進度。");
}
