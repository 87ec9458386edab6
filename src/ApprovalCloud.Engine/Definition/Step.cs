namespace ApprovalCloud.Engine.Definition;

/// <summary>What a department's refusal stops.</summary>
public enum OnRefusal { StopDependents, StopAll }

/// <summary>Procedures whose time is not counted (行政许可法 art. 45).</summary>
public enum SpecialProcedure { Hearing, Tender, Auction, Testing, Inspection, Quarantine, Appraisal, ExpertReview }

/// <summary>One department's approval within a service.</summary>
public sealed record Step(string Key, string Department, Text Title)
{
    /// <summary>Steps that must have ended well before this one opens.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>When the step applies; always, if there is no condition.</summary>
    public Condition? When { get; init; }

    /// <summary>Exactly the facts its clerk may see.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    public Limit Limit { get; init; } = new(20, 20);
    public Text LegalBasis { get; init; } = Text.Empty;
    public OnRefusal OnRefusal { get; init; }
    public IReadOnlyList<SpecialProcedure> SpecialProcedures { get; init; } = [];
    public Text? Result { get; init; }
    public string? Stage { get; init; }
    public int Line { get; init; }
}
