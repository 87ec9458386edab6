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

    /// <summary>Facts that another law than the step's own lets its clerk see.</summary>
    public IReadOnlyDictionary<string, Text> ReadBases { get; init; } = new Dictionary<string, Text>();

    public Limit Limit { get; init; } = new(20, 20);
    public Text LegalBasis { get; init; } = Text.Empty;
    public OnRefusal OnRefusal { get; init; }
    public IReadOnlyList<SpecialProcedure> SpecialProcedures { get; init; } = [];
    public Text? Result { get; init; }

    /// <summary>The kind of e-licence that a grant issues.</summary>
    public string? Issues { get; init; }

    /// <summary>What the department's own procedure would ask for beside its form.</summary>
    public SeparateProcedure Separately { get; init; } = new(0, 0);

    public string? Stage { get; init; }
    public int Line { get; init; }

    /// <summary>The law under which its clerk sees the fact.</summary>
    public Text BasisOf(string fact) => ReadBases.GetValueOrDefault(fact, LegalBasis);
}

/// <summary>The burden of one department's procedure when it is gone through alone.</summary>
/// <param name="Materials">Papers it asks for.</param>
/// <param name="Visits">Times the applicant goes there.</param>
public sealed record SeparateProcedure(int Materials, int Visits);
