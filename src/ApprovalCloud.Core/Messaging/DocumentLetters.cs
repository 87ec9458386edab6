using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Says in a letter which signed documents wait at its address.</summary>
internal static class DocumentLetters
{
    private static readonly Text There = new(
        "There you can download, sealed and with a code by which anybody can check it: {0}.\n\n",
        "您可在上述页面下载已加盖电子印章、可扫码核验的{0}。\n\n", "您可在上述頁面下載已加蓋電子印章、可掃碼核驗的{0}。\n\n");

    public static Text Of(RunEvent happened) => Issuable.Of(happened) is { Count: > 0 } kinds
        ? There.With(Text.Join([.. kinds.Select(DocumentWords.TitleOf)]))
        : Text.Empty;
}
