using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Applications;

internal static class MoreTimeMessages
{
    public static readonly Text EnterDay = new("Enter the day until which you need time", "请填写您需要延长到哪一天", "請填寫您需要延長到哪一天");
    public static readonly Text EnterReason = new("Say why you need more time", "请说明需要延长的理由", "請說明需要延長的理由");
    public static readonly Text EnterNewDay = new("Enter the new last day", "请填写新的截止日期", "請填寫新的截止日期");
}
