using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Which card: a step has at most one of each colour about each limit.</summary>
public sealed record CardKey(Guid ApplicationId, string Step, CardLimit Limit, CardColour Colour);

/// <summary>A card with what it rests on, and what was said about it; nothing of the applicant.</summary>
public sealed record CardView(
    CardKey Key, string Number, string Service, int ServiceVersion, string Department, string? Assignee, DateTimeOffset RaisedAt, DateTimeOffset DueAt,
    CardEvidence Evidence, CardStatus Status, int Version)
{
    public DateTimeOffset? ContestedAt { get; init; }
    public string? ContestedBy { get; init; }
    public string? Statement { get; init; }
    public DateTimeOffset? RuledAt { get; init; }
    public string? RuledBy { get; init; }
    public string? Ruling { get; init; }
}

/// <summary>A card on its step's page: that there is one, and where it stands.</summary>
public sealed record CardLine(CardLimit Limit, CardColour Colour, CardStatus Status);

internal static class CardQueries
{
    public static readonly Text Ruled = new(
        "{0} has ruled on this card already. Nothing was changed; read the ruling.", "{0} 已对此牌作出裁定，未作任何更改，请查看裁定。", "{0} 已對此牌作出裁定，未作任何更改，請查看裁定。");

    public static readonly Text NotFound = new(
        "There is no such card for you to look at. Go back to the list.", "没有可供您查看的此牌，请返回列表。", "沒有可供您查看的此牌，請返回列表。");

    public static IQueryable<Card> Only(this IQueryable<Card> cards, CardKey key) => cards.Where(card =>
        card.ApplicationId == key.ApplicationId && card.Step == key.Step && card.Limit == key.Limit && card.Colour == key.Colour);

    /// <summary>Cards that are scoped already, with their applications' numbers.</summary>
    public static IQueryable<CardView> Views(this AppDbContext db, IQueryable<Card> cards) => cards.Join(
        db.Applications.OfScopedRows(), card => card.ApplicationId, application => application.Id, (card, application) => new CardView(
            new CardKey(card.ApplicationId, card.Step, card.Limit, card.Colour), application.Number!, application.Service, application.ServiceVersion,
            card.Department, card.AssigneeName, card.RaisedAt, card.DueAt, card.Evidence, card.Status, card.Version)
        {
            ContestedAt = card.ContestedAt, ContestedBy = card.ContestedByName, Statement = card.Statement,
            RuledAt = card.RuledAt, RuledBy = card.RuledByName, Ruling = card.Ruling,
        });
}
