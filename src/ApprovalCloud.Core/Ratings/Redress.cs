namespace ApprovalCloud.Core.Ratings;

public enum RedressStatus
{
    /// <summary>Nobody has answered it.</summary>
    Open,
    Contacted,
    PutRight,
    Unfounded,
    /// <summary>Its giver says that it has been put right.</summary>
    Settled,
    /// <summary>Its giver says, twice, that it has not.</summary>
    Unsettled,
}

public enum ContactManner { Letter, Phone, InPerson }

/// <summary>差评整改: the chain that a bad rating starts: contact, put right or found unfounded, and asked again.</summary>
public sealed class Redress
{
    private Redress() { }

    public Redress(Guid ratingId, DateTimeOffset at, string handledBy) => (RatingId, OpenedAt, HandledBy) = (ratingId, at, handledBy);

    public Guid RatingId { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The ids of those who had a hand in what is rated, between bars: none of them answers it.</summary>
    public string HandledBy { get; private set; } = "";

    /// <summary>Only of somebody who gave their name; else nobody knows which application it was.</summary>
    public Guid? ApplicationId { get; init; }

    public RedressStatus Status { get; private set; }

    /// <summary>The last second for speaking to somebody who gave their name.</summary>
    public DateTimeOffset? ContactBy { get; init; }

    public DateTimeOffset? ContactedAt { get; private set; }
    public ContactManner? Manner { get; private set; }
    public string? ContactNote { get; private set; }
    public DateTimeOffset? PutRightBy { get; private set; }
    public string? ComplexBecause { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredByName { get; private set; }
    public string? Finding { get; private set; }

    /// <summary>How often it was answered.</summary>
    public int Rounds { get; private set; }

    public DateTimeOffset? RevisitedAt { get; private set; }
    public string? RevisitWords { get; private set; }

    /// <summary>The limits that passed, and are on record.</summary>
    public bool IsContactMissed { get; private set; }

    public bool IsPutRightMissed { get; private set; }

    /// <summary>When the sweep looks at it next: at once, to tell the supervisors.</summary>
    public DateTimeOffset? WatchAt { get; private set; }

    public bool IsTold { get; private set; }
    public int Version { get; private set; }

    public bool IsNamed => ApplicationId is not null;

    public bool IsAnswered => Status is not (RedressStatus.Open or RedressStatus.Contacted);

    public void Limit(DateTimeOffset? putRightBy)
    {
        PutRightBy = putRightBy;
        WatchAt = OpenedAt;
    }

    public void Contact(ContactManner manner, string note, DateTimeOffset at)
    {
        (Status, Manner, ContactNote, ContactedAt) = (RedressStatus.Contacted, manner, note, at);
        Next();
    }

    public void TakeLonger(string reason, DateTimeOffset? putRightBy)
    {
        (ComplexBecause, PutRightBy) = (reason, putRightBy);
        Next();
    }

    public void Answer(bool isUnfounded, string finding, string by, DateTimeOffset at)
    {
        (Status, Finding, AnsweredByName, AnsweredAt) = (isUnfounded ? RedressStatus.Unfounded : RedressStatus.PutRight, finding, by, at);
        Rounds++;
        Next();
    }

    /// <param name="putRightBy">For the second round, if there is one.</param>
    public void Revisit(bool isSettled, string? words, DateTimeOffset at, DateTimeOffset? putRightBy)
    {
        (RevisitedAt, RevisitWords) = (at, words);
        if (isSettled || Rounds > 1)
            Status = isSettled ? RedressStatus.Settled : RedressStatus.Unsettled;
        else
            (Status, PutRightBy, IsTold) = (IsNamed ? RedressStatus.Contacted : RedressStatus.Open, putRightBy, false);
        Next();
        if (!IsTold)
            WatchAt = at;
    }

    /// <summary>The supervisors know of it.</summary>
    public void Told()
    {
        IsTold = true;
        Next();
    }

    /// <summary>Puts the limits that have passed on record.</summary>
    /// <returns>Whether one has passed that was not on record.</returns>
    public bool Miss(DateTimeOffset at)
    {
        var before = (IsContactMissed, IsPutRightMissed);
        IsContactMissed |= Status == RedressStatus.Open && ContactBy < at;
        IsPutRightMissed |= !IsAnswered && PutRightBy < at;
        var isNew = before != (IsContactMissed, IsPutRightMissed);
        Next();
        return isNew;
    }

    private void Next()
    {
        Version++;
        WatchAt = IsTold ? NextLimit() : WatchAt;
    }

    private DateTimeOffset? NextLimit() => new[]
    {
        Status == RedressStatus.Open && !IsContactMissed ? ContactBy : null,
        !IsAnswered && !IsPutRightMissed ? PutRightBy : null,
    }.Min();
}
