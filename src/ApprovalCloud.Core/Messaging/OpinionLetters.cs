using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Letters that remind a department of an opinion it was asked for; no word of the question is in them.</summary>
internal static class OpinionLetters
{
    public const string Soon = "opinion-soon";
    public const string Late = "opinion-late";

    // {0} the service, {1} the number, {2} who asks, {3} the day, {4} the address.
    private static readonly Text SoonSubject = new("An opinion is due on {3} ({1})", "征求意见将于 {3} 到期（{1}）", "徵求意見將於 {3} 到期（{1}）");
    private static readonly Text SoonBody = new(
        "{2} asked your department for its opinion on “{0}” ({1}) and waits for it until {3}. Give it, or decline it, here:\n\n{4}",
        "{2}就“{0}”（{1}）征求贵部门意见，答复期限为 {3}。请在此答复或说明不予答复：\n\n{4}",
        "{2}就「{0}」（{1}）徵求貴部門意見，答覆期限為 {3}。請在此答覆或說明不予答覆：\n\n{4}");
    private static readonly Text LateSubject = new("An opinion was due on {3} ({1})", "征求意见已于 {3} 到期（{1}）", "徵求意見已於 {3} 到期（{1}）");
    private static readonly Text LateBody = new(
        "{2} waited until {3} for your department’s opinion on “{0}” ({1}). It may decide without it; give it, or decline it, at once:\n\n{4}",
        "{2}就“{0}”（{1}）征求贵部门意见，答复期限 {3} 已过，该部门可以不待答复即作出决定。请立即答复或说明不予答复：\n\n{4}",
        "{2}就「{0}」（{1}）徵求貴部門意見，答覆期限 {3} 已過，該部門可以不待答覆即作出決定。請立即答覆或說明不予答覆：\n\n{4}");

    /// <summary>As letters about events are written: {0} the service, {1} the number, {2} the step, {3} its department, {5} what is particular.</summary>
    public static (Text Subject, Text Body) ToDepartment(RunEvent happened) => happened is OpinionAsked
        ? (new("{3} asks for your opinion ({1})", "{3}征求贵部门意见（{1}）", "{3}徵求貴部門意見（{1}）"),
            new("{3} asks your department for its opinion on “{0}” ({1}).{5} Read the question and answer it here:",
                "{3}就“{0}”（{1}）征求贵部门意见。{5}请在此查看并答复：", "{3}就「{0}」（{1}）徵求貴部門意見。{5}請在此查看並答覆："))
        : (new("{5} has answered ({1})", "{5}已答复征求意见（{1}）", "{5}已答覆徵求意見（{1}）"),
            new("{5} has answered what your department asked it about “{2}” of application {1}. Read it here:",
                "{5}已就申请 {1} 的“{2}”答复贵部门的征求意见，请在此查看：", "{5}已就申請 {1} 的「{2}」答覆貴部門的徵求意見，請在此查看："));

    public static Text Particulars(RunEvent happened, Workflows workflows) => happened switch
    {
        OpinionAsked { Due: { } due } => Until.With($"{due:yyyy-MM-dd}"),
        OpinionGiven given => workflows.NameOfBody(given.Department),
        _ => Text.Empty,
    };

    private static readonly Text Until = new(" It waits until {0}.", "答复期限为 {0}。", "答覆期限為 {0}。");

    public static string AboutReminder(Guid opinion, bool isLate) => $"{(isLate ? Late : Soon)}/{opinion:N}";

    public static Letter Write(string kind, Opinion opinion, Application application, Workflows workflows, string publicAddress, Language language)
    {
        var path = $"/desk/opinions/{opinion.ApplicationId}/{opinion.Id}";
        object[] parts =
        [
            workflows.Find(application.Service, application.ServiceVersion)!.Title, application.Number!, workflows.Departments[opinion.Department].Name,
            $"{opinion.DueOn:yyyy-MM-dd}", publicAddress + path,
        ];
        var (subject, body) = kind == Late ? (LateSubject, LateBody) : (SoonSubject, SoonBody);
        return new Letter(subject.With(parts).In(language), $"{body.With(parts).In(language)}\n\n{Letters.Signature.In(language)}\n") { Path = path };
    }
}
