using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Opinions;

internal static class OpinionMessages
{
    public static readonly Text EnterQuestion = new("Enter what you want to know", "请填写征求意见的内容", "請填寫徵求意見的內容");
    public static readonly Text EnterAnswer = new("Enter your reasons", "请填写理由", "請填寫理由");
    public static readonly Text PickDepartment = new("Choose a department", "请选择部门", "請選擇部門");
    public static readonly Text SayWhyShared = new(
        "Say why the department needs to see these facts", "请说明该部门为何需要查看这些信息", "請說明該部門為何需要查看這些信息");
    public static readonly Text DaysBetween = new(
        "Give from 1 to 60 working days, or leave it open", "请填写 1 至 60 个工作日，或留空", "請填寫 1 至 60 個工作日，或留空");
    public static readonly Text NotFound = new(
        "This opinion was not found, or another department is asked for it.", "未找到此征求意见，或其征求的是其他部门。", "未找到此徵求意見，或其徵求的是其他部門。");
    public static readonly Text AnsweredBy = new(
        "{0} has answered already. Nothing was sent; look at the answer.", "{0} 已答复，未发送任何内容，请查看该答复。", "{0} 已答覆，未傳送任何內容，請查看該答覆。");
}
