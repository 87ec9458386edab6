using System.Globalization;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Letters about cards: to the department that must answer, and to whoever supervises it.</summary>
internal static class CardLetters
{
    public const string About = "card";

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

    public static string AboutCard(Card card) => $"{About}/{card.Step}/{card.Limit}/{card.Colour}";

    /// <summary>The part of an address that names a card.</summary>
    public static string Path(Card card) => $"{card.ApplicationId}/{card.Step}/{card.Limit}/{card.Colour}".ToLowerInvariant();

    public static Letter Write(Card card, string number, ServiceDefinition service, Department department, string publicAddress, bool toSupervisor, Language language)
    {
        var room = toSupervisor ? "watch" : "desk";
        object[] parts =
        [
            service.Step(card.Step)!.Title, number,
            OfficeTime.Of(service.Law).DateOf(card.DueAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            $"{publicAddress}/{room}/cards/{Path(card)}", department.Name,
        ];
        var (subject, body) = card.Colour == CardColour.Yellow ? (YellowSubject, YellowBody) : (RedSubject, toSupervisor ? SupervisorBody : RedBody);
        return new Letter(subject.With(parts).In(language), $"{body.With(parts).In(language)}\n\n{Letters.Signature.In(language)}\n");
    }
}
