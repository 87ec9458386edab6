using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Ratings;

internal static class RatingMessages
{
    public static readonly Text ChooseLevel = new("Select how satisfied you are", "请选择满意程度", "請選擇滿意程度");
    public static readonly Text CommentTooLong = new("Use at most 1,000 characters", "最多 1,000 个字符", "最多 1,000 個字元");
    public static readonly Text NothingToRate = new(
        "This has not ended yet, so it cannot be rated. Look at the application.", "此事项尚未办结，暂不能评价，请查看申请进度。", "此事項尚未辦結，暫不能評價，請查看申請進度。");
    public static readonly Text AlreadyRated = new(
        "You have rated this already. What you gave is shown below.", "您已作出评价，评价内容见下方。", "您已作出評價，評價內容見下方。");
    public static readonly Text NotRated = new("You have not rated this.", "您尚未评价此事项。", "您尚未評價此事項。");
    public static readonly Text BeingAnswered = new(
        "Somebody has begun to answer this rating, so it stays.", "已有人员开始处理此评价，不能再撤回。", "已有人員開始處理此評價，不能再撤回。");
    public static readonly Text NotFound = new(
        "There is no such rating for you to answer. Go back to the list.", "没有需要您处理的此评价，请返回列表。", "沒有需要您處理的此評價，請返回列表。");
    public static readonly Text ChooseManner = new("Select how you reached them", "请选择联系方式", "請選擇聯絡方式");
    public static readonly Text EnterContact = new("Say what you told them", "请填写联系内容", "請填寫聯絡內容");
    public static readonly Text ContactFirst = new(
        "They gave their name: contact them first, then say what was put right.", "对方为实名评价，请先联系对方，再填写整改结果。", "對方為實名評價，請先聯絡對方，再填寫整改結果。");
    public static readonly Text Anonymous = new(
        "They did not give their name, so there is nobody to contact.", "对方为匿名评价，无法联系。", "對方為匿名評價，無法聯絡。");
    public static readonly Text AlreadyContacted = new(
        "Somebody has contacted them already. Nothing was changed.", "已有人员联系过对方，未作任何更改。", "已有人員聯絡過對方，未作任何更改。");
    public static readonly Text AlreadyAnswered = new(
        "{0} has answered this rating already. Nothing was changed.", "{0} 已处理此评价，未作任何更改。", "{0} 已處理此評價，未作任何更改。");
    public static readonly Text AlreadyComplex = new(
        "More time was taken already. Nothing was changed.", "已延长过处理时间，未作任何更改。", "已延長過處理時間，未作任何更改。");
    public static readonly Text NoClock = new(
        "The law of this service sets no time for it, so there is none to prolong.", "该事项适用的法律未规定处理时限，无需延长。", "該事項適用的法律未規定處理時限，無需延長。");
    public static readonly Text ChooseFinding = new("Select whether it was put right or is unfounded", "请选择已整改或不属实", "請選擇已整改或不屬實");
    public static readonly Text ChooseSettled = new("Select whether it has been put right", "请选择问题是否已解决", "請選擇問題是否已解決");
    public static readonly Text NotAsked = new(
        "Nobody has asked you about this rating.", "目前没有就此评价对您进行回访。", "目前沒有就此評價對您進行回訪。");
    public static readonly Text CommentNotFound = new(
        "There is no such comment here. Go back to the list.", "没有此评论，请返回列表。", "沒有此評論，請返回列表。");
    public static readonly Text AlreadyModerated = new(
        "{0} has decided on this comment already. Nothing was changed.", "{0} 已审核此评论，未作任何更改。", "{0} 已審核此評論，未作任何更改。");
    public static readonly Text ChooseModeration = new("Select whether it is published", "请选择是否公开", "請選擇是否公開");
    public static readonly Text OnlyBlackOut = new(
        "You can black words out with ■, and change nothing else: take back what you changed.", "只能用 ■ 遮盖文字，不能作其他改动，请恢复原文。", "只能用 ■ 遮蓋文字，不能作其他改動，請恢復原文。");
    public static readonly Text NothingLeft = new(
        "Nothing would be left to read. Refuse it instead.", "遮盖后已无可读内容，请选择不公开。", "遮蓋後已無可讀內容，請選擇不公開。");
    public static readonly Text EnterReply = new("Enter your department’s answer", "请填写本部门的回复", "請填寫本部門的回覆");
    public static readonly Text AlreadyReplied = new(
        "Your department has answered this comment already. Nothing was changed.", "本部门已回复此评论，未作任何更改。", "本部門已回覆此評論，未作任何更改。");
}
