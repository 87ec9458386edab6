using System.Globalization;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Ratings;

/// <summary>
/// Letters about bad ratings: to whoever gave one with their name, and to whoever answers it. In all of them {0} is what was
/// rated, {1} the application's number, {2} what somebody wrote, {3} a day.
/// </summary>
internal static class RatingLetters
{
    /// <summary>What stands before the step’s key and the news, after slashes, in what a letter is about.</summary>
    public const string About = "rating";

    public const string Contacted = "contacted";
    public const string Complex = "complex";
    public const string Answered = "answered";

    private static readonly Text ContactSubject = new("About your rating ({1})", "关于您的评价（{1}）", "關於您的評價（{1}）");
    private static readonly Text ContactBody = new(
        "You were not satisfied with “{0}” ({1}). Somebody who had no part in it looks into this, and tells you:\n\n{2}\n\nWhere it stands:",
        "您对“{0}”（{1}）的办理不满意，已由未参与办理的人员核查，并告知您：\n\n{2}\n\n查看处理进度：", "您對「{0}」（{1}）的辦理不滿意，已由未參與辦理的人員核查，並告知您：\n\n{2}\n\n查看處理進度：");
    private static readonly Text ComplexSubject = new("Your rating takes longer to answer ({1})", "您的评价需要更长时间处理（{1}）", "您的評價需要更長時間處理（{1}）");
    private static readonly Text ComplexBody = new(
        "What you were not satisfied with about “{0}” ({1}) is complex. It is answered by {3}. The reason:\n\n{2}\n\nWhere it stands:",
        "您对“{0}”（{1}）反映的问题较为复杂，将于 {3} 前处理完毕。理由：\n\n{2}\n\n查看处理进度：", "您對「{0}」（{1}）反映的問題較為複雜，將於 {3} 前處理完畢。理由：\n\n{2}\n\n查看處理進度：");
    private static readonly Text PutRightSubject = new("Has it been put right? ({1})", "问题解决了吗？（{1}）", "問題解決了嗎？（{1}）");
    private static readonly Text PutRightBody = new(
        "What was done about your rating of “{0}” ({1}):\n\n{2}\n\nPlease tell us whether that settles it:", "就您对“{0}”（{1}）的评价，已作如下整改：\n\n{2}\n\n请告诉我们问题是否已解决：", "就您對「{0}」（{1}）的評價，已作如下整改：\n\n{2}\n\n請告訴我們問題是否已解決：");
    private static readonly Text UnfoundedSubject = new("Your rating has been looked into ({1})", "您的评价已核查（{1}）", "您的評價已核查（{1}）");
    private static readonly Text UnfoundedBody = new(
        "Your rating of “{0}” ({1}) was looked into, and nothing was found that has to be put right:\n\n{2}\n\nPlease tell us whether that settles it:",
        "您对“{0}”（{1}）的评价已核查，未发现需要整改的问题：\n\n{2}\n\n请告诉我们问题是否已解决：", "您對「{0}」（{1}）的評價已核查，未發現需要整改的問題：\n\n{2}\n\n請告訴我們問題是否已解決：");

    private static readonly Text NewSubject = new("A bad rating waits for an answer: {0}", "待处理的差评：{0}", "待處理的差評：{0}");
    private static readonly Text NewBody = new("Somebody was not satisfied with “{0}”. Answer it here{3}:", "有人对“{0}”不满意，请在此处理{3}：", "有人對「{0}」不滿意，請在此處理{3}：");
    private static readonly Text LateSubject = new("A bad rating is not answered in time: {0}", "差评逾期未处理：{0}", "差評逾期未處理：{0}");
    private static readonly Text LateBody = new(
        "A bad rating of “{0}” should have been answered by now. Do it at once:", "“{0}”的差评已逾期未处理，请立即处理：", "「{0}」的差評已逾期未處理，請立即處理：");
    private static readonly Text By = new(" by {0}", "（截止 {0}）", "（截止 {0}）");

    public static Letter ToGiver(string news, Rating rating, Redress redress, Application application, ServiceDefinition service, string publicAddress, Language language)
    {
        var (subject, body, words) = news switch
        {
            Contacted => (ContactSubject, ContactBody, redress.ContactNote),
            Complex => (ComplexSubject, ComplexBody, redress.ComplexBecause),
            Answered when redress.Status == RedressStatus.Unfounded => (UnfoundedSubject, UnfoundedBody, redress.Finding),
            Answered => (PutRightSubject, PutRightBody, redress.Finding),
            _ => throw new ArgumentOutOfRangeException(nameof(news), news, "No letter tells of this."),
        };
        object[] parts = [service.Step(rating.Step)?.Title ?? service.Title, application.Number!, words ?? "", Day(redress.PutRightBy, service)];
        var step = rating.Step.Length == 0 ? "" : $"?step={rating.Step}";
        return new Letter(
            subject.With(parts).In(language),
            $"{body.With(parts).In(language)}\n\n{publicAddress}/apply/{application.Id}/rate{step}\n\n{Letters.Signature.In(language)}\n")
        {
            Path = $"/apply/{application.Id}/rate{step}",
        };
    }

    /// <param name="isLate">A limit has passed; else it is new.</param>
    public static Letter ToSupervisor(bool isLate, Rating rating, Redress redress, ServiceDefinition service, string publicAddress, Language language)
    {
        var by = redress.ContactBy ?? redress.PutRightBy;
        object[] parts = [service.Step(rating.Step)?.Title ?? service.Title, "", "", by is null ? Text.Empty : By.With(Day(by, service))];
        var (subject, body) = isLate ? (LateSubject, LateBody) : (NewSubject, NewBody);
        return new Letter(
            subject.With(parts).In(language),
            $"{body.With(parts).In(language)}\n\n{publicAddress}/watch/ratings/{rating.Id}\n\n{Letters.Signature.In(language)}\n");
    }

    private static string Day(DateTimeOffset? at, ServiceDefinition service) => at is { } moment
        ? OfficeTime.Of(service.Law).DateOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : "";
}
