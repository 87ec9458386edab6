using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What clerks are told when they take an application in.</summary>
internal static class IntakeMessages
{
    public static readonly Text NamedTwice = new("Name each document once", "每份材料只能列一次", "每份材料只能列一次");
    public static readonly Text IsMet = new(
        "{0}: an e-licence stands for it, so nothing has to follow", "{0}：已有电子证照，无需后补", "{0}：已有電子證照，無需後補");
    public static readonly Text FollowBetween = new(
        "{0}: set a day from {1} to {2}", "{0}：请设定 {1} 至 {2} 之间的日期", "{0}：請設定 {1} 至 {2} 之間的日期");
    public static readonly Text NameTheBody = new("Name the right body", "请写明有权受理的机关", "請寫明有權受理的機關");
    public static readonly Text BodyTooLong = new("Use at most 200 characters", "最多 200 个字符", "最多 200 個字元");
    public static readonly Text NameAnother = new(
        "Name another body than your own department", "请写明本部门以外的机关", "請寫明本部門以外的機關");
    public static readonly Text TermPast = new("Set a last day after today", "截止日期须晚于今天", "截止日期須晚於今天");
    public static readonly Text NothingChanged = new("Change at least one answer", "请至少更正一项", "請至少更正一項");
    public static readonly Text SayHowAgreed = new("Select how the applicant agreed", "请选择申请人以何种方式同意", "請選擇申請人以何種方式同意");
    public static readonly Text NotTyped = new(
        "{0}: the applicant did not type this, so it cannot be put right here", "{0}：并非申请人填写，不能在此更正", "{0}：並非申請人填寫，不能在此更正");
    public static readonly Text OwnDeclaration = new(
        "{0}: only the applicant declares this", "{0}：只能由申请人本人声明", "{0}：只能由申請人本人聲明");
    public static readonly Text MoreThanASlip = new(
        "This is more than a slip: with it other answers are needed, or are not needed any more. Ask the applicant for a correction.",
        "此更正会影响其他问题的填写，不属于可当场更正的错误，请要求申请人补正。", "此更正會影響其他問題的填寫，不屬於可當場更正的錯誤，請要求申請人補正。");
}
