using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Supervision;

public enum CardColour { Yellow, Red }

/// <summary>Which limit a card is about.</summary>
public enum CardLimit { Promise, Statute }

public enum CardStatus
{
    Raised,
    /// <summary>The department says why it was not its fault.</summary>
    Contested,
    Upheld,
    Lifted,
}

/// <summary>电子监察: a limit is about to pass, or has: with the evidence, the step at fault, and who must answer.</summary>
public sealed class Card
{
    private Card() { }

    public Card(Guid applicationId, string step, CardLimit limit, CardColour colour, DateTimeOffset at) =>
        (ApplicationId, Step, Limit, Colour, RaisedAt) = (applicationId, step, limit, colour, at);

    public Guid ApplicationId { get; private set; }
    public string Step { get; private set; } = "";
    public CardLimit Limit { get; private set; }
    public CardColour Colour { get; private set; }
    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>Who must answer: the department, and whoever had the task in hand.</summary>
    public required string Department { get; init; }

    public Guid? AssigneeId { get; init; }
    public string? AssigneeName { get; init; }

    /// <summary>The last second of the limit when the card was raised.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required CardEvidence Evidence { get; init; }
    public CardStatus Status { get; private set; }
    public DateTimeOffset? ContestedAt { get; private set; }
    public string? ContestedByName { get; private set; }
    public string? Statement { get; private set; }
    public DateTimeOffset? RuledAt { get; private set; }
    public string? RuledByName { get; private set; }
    public string? Ruling { get; private set; }
    public int Version { get; private set; }

    public void Contest(string statement, string by, DateTimeOffset at)
    {
        (Status, Statement, ContestedByName, ContestedAt) = (CardStatus.Contested, statement, by, at);
        Version++;
    }

    public void Rule(bool isLifted, string ruling, string by, DateTimeOffset at)
    {
        (Status, Ruling, RuledByName, RuledAt) = (isLifted ? CardStatus.Lifted : CardStatus.Upheld, ruling, by, at);
        Version++;
    }
}

/// <summary>What a card rests on, as it was when it was raised.</summary>
/// <param name="Used">Days of the limit that had passed, in its unit.</param>
/// <param name="Excused">Days that did not count.</param>
/// <param name="Lines">The reckoning of the date, line by line.</param>
public sealed record CardEvidence(Duration Limit, int Used, int Excused, IReadOnlyList<Text> Lines);
