using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.MyData;

/// <summary>What stands under which key of an export; the file begins with the same.</summary>
public static class ExportKeys
{
    public static readonly IReadOnlyList<(string Name, Text Meaning)> All =
    [
        ("keys", new("What stands under which key", "各字段的含义", "各欄位的含義")),
        ("exportedAt", new("When the file was written", "文件生成时间", "檔案產生時間")),
        ("account", new("Your account; of the identity number the middle is masked", "您的账户；身份证号中间部分已隐去", "您的帳戶；身分證號中間部分已隱去")),
        ("applications", new("Your applications and drafts, the oldest first", "您的申请和草稿，从旧到新", "您的申請和草稿，從舊到新")),
        ("applications.answers", new(
            "Every answer by fact, with its source; withheld is true where it is somebody else’s own", "按事实列出的回答及来源；withheld 为 true 的属于他人信息，未列出", "按事實列出的回答及來源；withheld 為 true 的屬於他人資訊，未列出")),
        ("applications.commitments", new("What you committed to", "您作出的承诺", "您作出的承諾")),
        ("applications.signed", new("The digest (SHA-256) of what you signed", "您所签署内容的摘要（SHA-256）", "您所簽署內容的摘要（SHA-256）")),
        ("applications.steps", new("The steps with their dates", "各环节及日期", "各環節及日期")),
        ("applications.history", new("Everything that happened, without the names of officials", "全部办理记录，不含工作人员姓名", "全部辦理記錄，不含工作人員姓名")),
        ("applications.materials", new("What was handed in, or met by a licence", "提交的材料或以证照替代的材料", "提交的材料或以證照替代的材料")),
        ("applications.documents", new("Receipts, decisions and licences that were written; download them with the application", "已出具的回执、决定和证照，可在申请页面下载", "已出具的回執、決定和證照，可在申請頁面下載")),
        ("applications.files", new("The files that were handed in; download them with the application", "提交的文件，可在申请页面下载", "提交的檔案，可在申請頁面下載")),
        ("applications.messages", new("What was asked and answered about the steps", "就各环节的提问与答复", "就各環節的提問與答覆")),
        ("applications.disputes", new("What you said is wrong in a registry", "您对登记信息提出的异议", "您對登記資訊提出的異議")),
        ("applications.looks", new("Who looked at it, by department, and why", "哪些部门查看过以及理由", "哪些部門查看過以及理由")),
        ("applications.ratings", new("How you rated it", "您的评价", "您的評價")),
        ("licences", new("The licences you were issued", "签发给您的证照", "簽發給您的證照")),
        ("consents", new("Which registries you let be asked, and when", "您授权查询的登记库及时间", "您授權查詢的登記庫及時間")),
        ("partOf", new("Applications of others to which you gave or refused your word", "您为他人申请作出的同意或拒绝", "您為他人申請作出的同意或拒絕")),
        ("delegations", new("Who may act for whom, without the other’s name", "委托代理关系，不含对方姓名", "委託代理關係，不含對方姓名")),
        ("records", new("What the law keeps, and until when", "依法保存的档案及期限", "依法保存的檔案及期限")),
    ];
}
