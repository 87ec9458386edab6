namespace ApprovalCloud.Core.Ratings;

/// <summary>满意度 (GB/T 39046-2020): 1 is best. 4 and 5 are bad.</summary>
public enum RatingLevel { VerySatisfied = 1, Satisfied = 2, FairlySatisfied = 3, Dissatisfied = 4, VeryDissatisfied = 5 }

/// <summary>What a rating is about, if its giver says so.</summary>
public enum RatingReason { Time, Clarity, Manner, Papers, Visits, Pages }

public enum CommentState
{
    /// <summary>There is none, or its giver has taken it back.</summary>
    None,
    /// <summary>Nobody sees it until it is moderated.</summary>
    Waiting,
    Published,
    Refused,
}

/// <summary>
/// 好差评: one rating of one handling. It names neither its giver nor the application; only the giver's own page finds it, by
/// the sealed slip of the handling.
/// </summary>
public sealed class Rating
{
    private Rating() { }

    public Rating(Guid id, string service, int serviceVersion, string step, string? department, DateOnly handledIn, RatingLevel level) =>
        (Id, Service, ServiceVersion, Step, Department, HandledIn, Level) = (id, service, serviceVersion, step, department, handledIn, level);

    /// <summary>Drawn by lot: it must not tell when it was given.</summary>
    public Guid Id { get; private set; }

    public string Service { get; private set; } = "";
    public int ServiceVersion { get; private set; }

    /// <summary>Empty for the application as a whole.</summary>
    public string Step { get; private set; } = "";

    /// <summary>Whose step it was; null for the application as a whole.</summary>
    public string? Department { get; private set; }

    /// <summary>The first day of the month in which the handling ended.</summary>
    public DateOnly HandledIn { get; private set; }

    public RatingLevel Level { get; private set; }
    public IReadOnlyList<RatingReason> Reasons { get; init; } = [];
    public string? Comment { get; private set; }
    public CommentState CommentState { get; private set; }

    /// <summary>The comment as everybody may read it, with what must not be told blacked out.</summary>
    public string? Published { get; private set; }

    public string? RefusedBecause { get; private set; }
    public string? ModeratedByName { get; private set; }
    public string? Reply { get; private set; }
    public DateOnly? RepliedOn { get; private set; }
    public int Version { get; private set; }

    public bool IsBad => Level >= RatingLevel.Dissatisfied;

    public void Say(string comment) => (Comment, CommentState) = (comment, CommentState.Waiting);

    public void Publish(string words, string by)
    {
        (CommentState, Published, ModeratedByName) = (CommentState.Published, words, by);
        Version++;
    }

    public void Refuse(string reason, string by)
    {
        (CommentState, RefusedBecause, ModeratedByName) = (CommentState.Refused, reason, by);
        Version++;
    }

    public void Answer(string reply, DateOnly on)
    {
        (Reply, RepliedOn) = (reply, on);
        Version++;
    }

    /// <summary>Its giver takes the words back; the level stays.</summary>
    public void TakeCommentBack()
    {
        (Comment, CommentState, Published, RefusedBecause, Reply, RepliedOn) = (null, CommentState.None, null, null, null, null);
        Version++;
    }
}

/// <summary>That a handling was rated, once; and, sealed with the platform's keys, by which rating.</summary>
public sealed class RatingSlip
{
    private RatingSlip() { }

    public RatingSlip(Guid applicationId, string step, string link) => (ApplicationId, Step, Link) = (applicationId, step, link);

    public Guid ApplicationId { get; private set; }

    /// <summary>Empty for the application as a whole.</summary>
    public string Step { get; private set; } = "";

    public string Link { get; private set; } = "";
}
