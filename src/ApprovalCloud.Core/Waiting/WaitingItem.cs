namespace ApprovalCloud.Core.Waiting;

/// <summary>What somebody can, or must, do about an application of theirs.</summary>
public enum WaitingKind
{
    /// <summary>A department asks to have something put right.</summary>
    Correction,

    /// <summary>容缺: a material that was promised for later.</summary>
    Material,

    /// <summary>告知承诺: what a check found is to be put right.</summary>
    Rectification,

    /// <summary>Officers come to the premises.</summary>
    Visit,

    /// <summary>Somebody needs the person's own agreement.</summary>
    Invitation,

    /// <summary>A licence that expires can be renewed.</summary>
    Renewal,

    /// <summary>A refusal can be appealed against.</summary>
    Appeal,
}

/// <param name="By">The last moment for it; of a visit, when it is. Null where no day is set.</param>
/// <param name="Place">Where it is done, below the platform's address.</param>
public sealed record WaitingItem(WaitingKind Kind, string Service, int ServiceVersion, DateTimeOffset? By, string Place)
{
    /// <summary>Of the person's own application; null for somebody else's, and for a licence.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>The application's number, or the licence's.</summary>
    public string? Number { get; init; }

    public string? Step { get; init; }

    /// <summary>The material's key, the party's or the licence type's; the remedy's.</summary>
    public string? Subject { get; init; }

    /// <summary>Where more time for it can be asked for; null where it cannot, or has been.</summary>
    public string? MoreTime { get; init; }

    /// <summary>Until when the person has asked for more time, and waits for an answer.</summary>
    public DateOnly? AskedUntil { get; init; }
}
