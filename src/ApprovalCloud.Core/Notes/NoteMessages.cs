using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Notes;

internal static class NoteMessages
{
    public static readonly Text EnterNote = new("Enter your note", "请填写备注", "請填寫備註");
    public static readonly Text NotFound = new("This note was not found. Look at the task again.", "未找到此备注，请重新查看任务。", "未找到此備註，請重新查看任務。");
    public static readonly Text NotYours = new("Only whoever wrote a note can withdraw it.", "只有备注的作者可以撤回。", "只有備註的作者可以撤回。");
    public static readonly Text WithdrawnAlready = new("This note has been withdrawn already.", "此备注已撤回。", "此備註已撤回。");
}
