using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Notices;

internal static class NoticeMessages
{
    public static readonly Text NotFound = new(
        "There is no such notice among yours. Look at the list of your notices.", "在您的通知中找不到此通知，请查看通知列表。", "在您的通知中找不到此通知，請查看通知列表。");
}
