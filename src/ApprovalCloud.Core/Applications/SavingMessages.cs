using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Applications;

public static class SavingMessages
{
    public static readonly Text ChangedElsewhere = new(
        "{0}: this answer was changed in another window or on another device meanwhile. Say below which one is right",
        "{0}：此项已在其他窗口或设备上更改，请在下方选择保留哪一项", "{0}：此項已在其他視窗或裝置上更改，請在下方選擇保留哪一項");
}
