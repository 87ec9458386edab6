using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

public enum SourceKind { Registry, EarlierApplication, Party, Licence }

/// <summary>Where an answer comes from. An answer without a source is the applicant's own word (trust D).</summary>
/// <param name="From">The registry's key, the earlier application's number, the party's key, or the licence's number.</param>
/// <param name="Value">As the source said it.</param>
/// <param name="At">When the source was asked; for an earlier answer, when it was given.</param>
public sealed record FactSource(SourceKind Kind, string From, string Value, DateTimeOffset At, Trust Trust)
{
    /// <summary>From then on the source has to be asked again; null if it does not age.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The lookup of the registry.</summary>
    public string? Lookup { get; init; }

    /// <summary>What proves the exchange: on X-Road, the message's id and the hash of the request.</summary>
    public string? Proof { get; init; }

    /// <summary>What the source says by now, where that is something else.</summary>
    public LaterWord? Now { get; init; }

    public bool HasExpired(DateTimeOffset at) => ValidUntil < at;
}

/// <param name="Value">Null if the source does not have the fact any more.</param>
public sealed record LaterWord(string? Value, DateTimeOffset At);

/// <summary>How asking a registry came out.</summary>
public enum LookupOutcome
{
    /// <summary>It answered, and everything it should say was there.</summary>
    Answered,

    /// <summary>It knows nothing of what was looked up.</summary>
    NothingFound,

    /// <summary>It did not answer in time.</summary>
    TooSlow,

    /// <summary>It cannot be reached, or says that it is out of order; nor is it asked while its circuit is open.</summary>
    Down,

    /// <summary>Its answer cannot be read: too large, not JSON, or other than agreed.</summary>
    Unreadable,

    /// <summary>It refused the platform: wrong key, certificate or rights.</summary>
    Refused,

    /// <summary>It answered about somebody else; nothing of that was kept.</summary>
    AboutSomebodyElse,

    /// <summary>It has several entries, and the applicant has to choose.</summary>
    SeveralFound,
}

/// <summary>What is remembered of a lookup: so that it is not asked twice, and can be tried again.</summary>
/// <param name="Keys">What was looked up, as a hash; another value makes it another question.</param>
public sealed record LookupState(string Keys, LookupOutcome Outcome, DateTimeOffset At)
{
    /// <summary>Facts of its answer that were not taken: unreadable, or about a person who takes no part.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Whoever asked for another had no leave to take sensitive facts: the other may ask again.</summary>
    public bool IsWithoutSensitive { get; init; }
}
