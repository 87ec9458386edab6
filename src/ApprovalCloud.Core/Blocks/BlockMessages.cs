using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Blocks;

internal static class BlockMessages
{
    public static readonly Text EnterTitle = new(
        "Enter a title for the text block, at most 60 characters", "请填写文本块的标题（最多 60 个字符）", "請填寫文字區塊的標題（最多 60 個字元）");
    public static readonly Text EnterWords = new("Enter the words of the text block", "请填写文本块的内容", "請填寫文字區塊的內容");
    public static readonly Text TitleTaken = new(
        "Your department has a text block of this title already. Choose another title, or change that one.",
        "贵部门已有同名文本块，请使用其他标题，或修改已有的文本块。", "貴部門已有同名文字區塊，請使用其他標題，或修改已有的文字區塊。");
    public static readonly Text TooMany = new(
        "Your department keeps 200 text blocks already. Delete one that nobody uses any more.",
        "贵部门已保存 200 个文本块，请先删除不再使用的。", "貴部門已儲存 200 個文字區塊，請先刪除不再使用的。");
    public static readonly Text Changed = new(
        "{0} changed this text block meanwhile. Nothing of yours was saved: look at it as it is now, then save again.",
        "{0} 已修改此文本块，您的修改未保存。请查看现有内容后重新保存。", "{0} 已修改此文字區塊，您的修改未儲存。請查看現有內容後重新儲存。");
    public static readonly Text NotFound = new(
        "There is no such text block in your department. Look at the list.", "贵部门没有此文本块，请查看列表。", "貴部門沒有此文字區塊，請查看列表。");
}
