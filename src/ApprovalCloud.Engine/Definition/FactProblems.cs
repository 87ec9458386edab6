namespace ApprovalCloud.Engine.Definition;

internal static class FactProblems
{
    public static readonly Text Number = new("{0}: enter a number, such as 120", "{0}：请填写数字，例如 120", "{0}：請填寫數字，例如 120");
    public static readonly Text Money = new(
        "{0}: enter an amount in yuan, such as 500000 or 1234.50", "{0}：请填写金额（元），例如 500000 或 1234.50", "{0}：請填寫金額（元），例如 500000 或 1234.50");
    public static readonly Text Item = new("{0} {1}: {2}", "{0} {1}：{2}", "{0} {1}：{2}");
    public static readonly Text ItemMissing = new("{0}: answer this question", "{0}：请回答此问题", "{0}：請回答此問題");
    public static readonly Text List = new(
        "{0}: enter them one by one", "{0}：请逐一填写", "{0}：請逐一填寫");
    public static readonly Text Count = new("{0}: enter from {1} to {2} of them", "{0}：请填写 {1} 至 {2} 项", "{0}：請填寫 {1} 至 {2} 項");
    public static readonly Text Sum = new(
        "{0}: “{1}” must add up to {2}; now it is {3}", "{0}：“{1}”合计须为 {2}，目前为 {3}", "{0}：「{1}」合計須為 {2}，目前為 {3}");
    public static readonly Text Range = new("{0}: enter a number between {1} and {2}", "{0}：请填写 {1} 至 {2} 之间的数字", "{0}：請填寫 {1} 至 {2} 之間的數字");
    public static readonly Text YesOrNo = new("{0}: choose yes or no", "{0}：请选择“是”或“否”", "{0}：請選擇「是」或「否」");
    public static readonly Text Declare = new("{0}: tick the box to confirm", "{0}：请勾选确认", "{0}：請勾選確認");
    public static readonly Text Date = new("{0}: enter a real date, such as 2026-01-31", "{0}：请填写有效日期，例如 2026-01-31", "{0}：請填寫有效日期，例如 2026-01-31");
    public static readonly Text Choose = new("{0}: choose one of the answers", "{0}：请从选项中选择", "{0}：請從選項中選擇");
    public static readonly Text TooLong = new("{0}: use at most {1} characters, and no control characters", "{0}：最多 {1} 个字符，且不得含控制字符", "{0}：最多 {1} 個字元，且不得含控制字元");
    public static readonly Text ResidentId = new(
        "{0}: enter the 18 characters of the resident identity card; the last one is a check character",
        "{0}：请填写 18 位居民身份证号码，并核对最后一位校验码", "{0}：請填寫 18 位居民身份證號碼，並核對最後一位校驗碼");
    public static readonly Text Uscc = new(
        "{0}: enter the 18 characters of the business licence; the last one is a check character",
        "{0}：请填写营业执照上的 18 位统一社会信用代码，并核对最后一位校验码", "{0}：請填寫營業執照上的 18 位統一社會信用代碼，並核對最後一位校驗碼");
    public static readonly Text Phone = new("{0}: enter a phone number, such as 13800138000", "{0}：请填写电话号码，例如 13800138000", "{0}：請填寫電話號碼，例如 13800138000");
    public static readonly Text Province = new(
        "{0}: choose the province that the address begins with", "{0}：请选择地址开头的省份", "{0}：請選擇地址開頭的省份");
    public static readonly Text City = new("{0}: choose the city or prefecture in {1}", "{0}：请选择{1}的市、州", "{0}：請選擇{1}的市、州");
    public static readonly Text County = new("{0}: choose the district or county in {1}", "{0}：请选择{1}的区、县", "{0}：請選擇{1}的區、縣");
    public static readonly Text Street = new("{0}: enter the street and number", "{0}：请填写街道和门牌号", "{0}：請填寫街道和門牌號");
    public static readonly Text Email = new("{0}: enter an e-mail address, such as name@example.com", "{0}：请填写电子邮箱，例如 name@example.com", "{0}：請填寫電子郵箱，例如 name@example.com");
}
