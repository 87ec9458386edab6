using System.Globalization;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What a letter about a card tells, and to whom.</summary>
internal enum CardNews { ToDepartment, ToSupervisors, Contested, Ruled }

/// <summary>
/// Letters about cards: to the department that must answer, and to whoever supervises it. In all of them {0} is the step, {1}
/// the number, {2} the day, {3} the address, {4} the department, {5} what somebody wrote.
/// </summary>
internal static class CardLetters
{
    public const string Raised = "card";
    public const string Ruled = "ruling";
    private const string Contested = "contest";

    private static readonly Text YellowSubject = new("Yellow card: {0} ({1})", "黄牌：{0}（{1}）", "黃牌：{0}（{1}）");
    private static readonly Text YellowBody = new(
        "“{0}” of application {1} is promised by {2}, and most of that time has passed. Decide it in time. The evidence, and how to contest the card:\n\n{3}",
        "申请 {1} 的“{0}”承诺于 {2} 前办结，时间已所剩无几，请按时办理。证据及申诉方式见：\n\n{3}",
        "申請 {1} 的「{0}」承諾於 {2} 前辦結，時間已所剩無幾，請按時辦理。證據及申訴方式見：\n\n{3}");
    private static readonly Text RedSubject = new("Red card: {0} ({1})", "红牌：{0}（{1}）", "紅牌：{0}（{1}）");
    private static readonly Text RedBody = new(
        "“{0}” of application {1} was promised by {2} and is not decided. Decide it at once. The evidence, and how to contest the card:\n\n{3}",
        "申请 {1} 的“{0}”承诺于 {2} 前办结，尚未作出决定，请立即办理。证据及申诉方式见：\n\n{3}",
        "申請 {1} 的「{0}」承諾於 {2} 前辦結，尚未作出決定，請立即辦理。證據及申訴方式見：\n\n{3}");
    private static readonly Text SupervisorBody = new(
        "“{0}” of application {1} was promised by {2} and is not decided. {4} must answer for it. The evidence:\n\n{3}",
        "申请 {1} 的“{0}”承诺于 {2} 前办结，尚未作出决定，应由{4}说明。证据见：\n\n{3}",
        "申請 {1} 的「{0}」承諾於 {2} 前辦結，尚未作出決定，應由{4}說明。證據見：\n\n{3}");
    private static readonly Text ContestSubject = new("A card is contested: {0} ({1})", "收到申诉：{0}（{1}）", "收到申訴：{0}（{1}）");
    private static readonly Text ContestBody = new(
        "{4} contests the card about “{0}” of application {1}:\n\n{5}\n\nRule on it here:\n\n{3}",
        "{4}就申请 {1} 的“{0}”被亮牌提出申诉：\n\n{5}\n\n请在此裁定：\n\n{3}", "{4}就申請 {1} 的「{0}」被亮牌提出申訴：\n\n{5}\n\n請在此裁定：\n\n{3}");
    private static readonly Text UpheldSubject = new("The card stands: {0} ({1})", "维持亮牌：{0}（{1}）", "維持亮牌：{0}（{1}）");
    private static readonly Text LiftedSubject = new("The card is lifted: {0} ({1})", "撤销亮牌：{0}（{1}）", "撤銷亮牌：{0}（{1}）");
    private static readonly Text RulingBody = new(
        "The supervisor has answered what you said about the card for “{0}” of application {1}:\n\n{5}\n\n{3}",
        "监督人员已就申请 {1} 的“{0}”的申诉作出裁定：\n\n{5}\n\n{3}", "監督人員已就申請 {1} 的「{0}」的申訴作出裁定：\n\n{5}\n\n{3}");

    public static string AboutRaised(Card card) => $"{Raised}/{Key(card)}";

    public static string AboutRaisedToSupervisors(Card card) => $"{OutboxMessage.OfSupervisors}/{Raised}/{Key(card)}";

    public static string AboutContest(Card card) => $"{OutboxMessage.OfSupervisors}/{Contested}/{Key(card)}";

    public static string AboutRuling(Card card) => $"{Ruled}/{Key(card)}";

    /// <summary>What an outbox message tells, and of which card.</summary>
    public static (CardNews News, CardKey Card) Read(OutboxMessage message)
    {
        var about = message.About.Split('/');
        var news = about switch
        {
            [OutboxMessage.OfSupervisors, Raised, ..] => CardNews.ToSupervisors,
            [OutboxMessage.OfSupervisors, Contested, ..] => CardNews.Contested,
            [Raised, ..] => CardNews.ToDepartment,
            [Ruled, ..] => CardNews.Ruled,
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.About, "No letter about a card."),
        };
        return (news, new CardKey(message.ApplicationId, about[^3], Enum.Parse<CardLimit>(about[^2]), Enum.Parse<CardColour>(about[^1])));
    }

    public static Letter Write(CardNews news, Card card, string number, ServiceDefinition service, Department department, string publicAddress, Language language)
    {
        var room = news is CardNews.ToSupervisors or CardNews.Contested ? "watch" : "desk";
        var path = $"/{room}/cards/{card.ApplicationId}/{Key(card)}".ToLowerInvariant();
        object[] parts =
        [
            service.Step(card.Step)!.Title, number,
            OfficeTime.Of(service.Law).DateOf(card.DueAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            publicAddress + path, department.Name,
            (news == CardNews.Ruled ? card.Ruling : card.Statement) ?? "",
        ];
        var (subject, body) = news switch
        {
            CardNews.ToDepartment => card.Colour == CardColour.Yellow ? (YellowSubject, YellowBody) : (RedSubject, RedBody),
            CardNews.ToSupervisors => (RedSubject, SupervisorBody),
            CardNews.Contested => (ContestSubject, ContestBody),
            CardNews.Ruled => (card.Status == CardStatus.Lifted ? LiftedSubject : UpheldSubject, RulingBody),
        };
        return new Letter(subject.With(parts).In(language), $"{body.With(parts).In(language)}\n\n{Letters.Signature.In(language)}\n") { Path = path };
    }

    private static string Key(Card card) => $"{card.Step}/{card.Limit}/{card.Colour}";
}
