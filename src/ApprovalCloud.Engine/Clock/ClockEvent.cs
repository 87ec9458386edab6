using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

public enum ClockChange
{
    /// <summary>The day from which everything is reckoned; a clock begins anew with it.</summary>
    Received,
    Started,
    /// <summary>From this day on, days are not counted.</summary>
    Stopped,
    /// <summary>Up to and including this day, days were not counted.</summary>
    Resumed,
    /// <summary>Something happened that might have stopped the clock, and by law did not.</summary>
    WentOn,
    Extended,
    Ended,
    /// <summary>It ends on this day at the latest.</summary>
    Capped,
}

/// <summary>The rule that a clock followed. The names are stored; they never change.</summary>
public enum ClockRule
{
    Receipt,
    ReceiptThroughSingleBody,
    CompleteDocuments,
    Acceptance,
    DeemedAcceptance,
    /// <summary>Decided without having been accepted: reckoned from receipt.</summary>
    DecisionWithoutAcceptance,
    Correction,
    SpecialProcedure,
    /// <summary>The law does not name this among what stops the clock.</summary>
    NotASuspension,
    /// <summary>A second notice about the same thing is a violation, and does not stop the clock.</summary>
    RepeatedNotice,
    /// <summary>No term was set, and without one there is no suspension.</summary>
    NoTerm,
    /// <summary>An ordinary visit is not among what stops the clock.</summary>
    Visit,
    /// <summary>The case stands while nobody could work on it.</summary>
    NobodyCanWork,
    SomebodyCanWork,
    Extension,
    Decision,
    /// <summary>The limit passed, and the law takes that for a grant.</summary>
    Silence,
    Reopening,
    /// <summary>What is to be renewed expires, and is decided on before (行政许可法 art. 50).</summary>
    ExpiryOfRenewed,
}

/// <summary>One change of one clock, with the rule and the article that caused it.</summary>
/// <param name="Clock">The step's key; empty for the case's own clock.</param>
/// <param name="On">A day at the office.</param>
public sealed record ClockEvent(string Clock, ClockChange Change, DateOnly On, ClockRule Rule, Text Article)
{
    public PauseCause? Cause { get; init; }

    /// <summary>When the set term lapses and the clock runs again by itself.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>By how much the limit was extended.</summary>
    public Duration? Length { get; init; }
}
