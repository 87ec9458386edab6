using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Conversations;

internal static class ConversationMessages
{
    public static readonly Text EnterQuestion = new("Enter your question", "请填写您的问题", "請填寫您的問題");
    public static readonly Text EnterAnswer = new("Enter your answer", "请填写答复", "請填寫答覆");
    public static readonly Text Closed = new(
        "The application ended too long ago: it could be asked about until {0}. Ask the department directly.",
        "此申请办结已久，提问截止于 {0}。请直接联系部门。", "此申請辦結已久，提問截止於 {0}。請直接聯繫部門。");
    public static readonly Text TooMany = new(
        "{0} questions about this step wait for an answer already. Wait for it, then ask again.",
        "此环节已有 {0} 个问题待答复，请待答复后再提问。", "此環節已有 {0} 個問題待答覆，請待答覆後再提問。");
    public static readonly Text NothingAsked = new(
        "No question waits for an answer here. Look at what was answered.", "此处没有待答复的问题，请查看已有答复。", "此處沒有待答覆的問題，請查看已有答覆。");
    public static readonly Text AnsweredBy = new(
        "{0} has answered already. Nothing was sent; look at the answer.", "{0} 已答复，未发送任何内容，请查看该答复。", "{0} 已答覆，未傳送任何內容，請查看該答覆。");
}
