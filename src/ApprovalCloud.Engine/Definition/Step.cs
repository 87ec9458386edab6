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

    /// <summary>Its phases within the department, in order; none where any of its clerks does all of it.</summary>
    public IReadOnlyList<Phase> Phases { get; init; } = [];

    /// <summary>Whoever decides it has not reviewed it.</summary>
    public bool SecondPerson { get; init; }

    /// <summary>What silence means where a statute says otherwise than the jurisdiction does.</summary>
    public Silence? Silence { get; init; }

    /// <summary>Whether it looks at the premises: then it can be part of a joint visit.</summary>
    public bool Visits { get; init; }

    /// <summary>Whether several may be granted at once, without a look at each.</summary>
    public bool Bulk { get; init; }

    /// <summary>秒批: when the platform itself may grant it.</summary>
    public InstantRule? Instant { get; init; }

    /// <summary>告知承诺: what the applicant may commit to instead of being checked beforehand.</summary>
    public CommitmentRule? Commitment { get; init; }

    public Text LegalBasis { get; init; } = Text.Empty;
    public OnRefusal OnRefusal { get; init; }
    public IReadOnlyList<SpecialProcedure> SpecialProcedures { get; init; } = [];
    public Text? Result { get; init; }

    /// <summary>The kind of e-licence that a grant issues.</summary>
    public string? Issues { get; init; }

    /// <summary>What the department's own procedure would ask for beside its form.</summary>
    public SeparateProcedure Separately { get; init; } = new(0, 0);

    /// <summary>What a law lets the department charge; nothing, where no law does (行政许可法 art. 58).</summary>
    public Fee? Fee { get; init; }

    /// <summary>The kind of e-licence that it renews, instead of issuing a first one.</summary>
    public string? Renews { get; init; }

    public string? Stage { get; init; }
    public int Line { get; init; }

    /// <summary>The law under which its clerk sees the fact.</summary>
    public Text BasisOf(string fact) => ReadBases.GetValueOrDefault(fact, LegalBasis);
}

/// <summary>The burden of one department's procedure when it is gone through alone.</summary>
/// <param name="Materials">Papers it asks for.</param>
/// <param name="Visits">Times the applicant goes there.</param>
public sealed record SeparateProcedure(int Materials, int Visits);

/// <summary>What a department charges.</summary>
/// <param name="Amount">In whole yuan.</param>
/// <param name="For">What it is charged for, and who pays another amount.</param>
public sealed record Fee(int Amount, Text For, Text LegalBasis);

/// <summary>Grants at once, by a versioned rule; whatever it does not grant goes to a person.</summary>
/// <param name="LowestTrust">How far each fact that the rule reads must be relied on.</param>
/// <param name="AuditPercent">Of the instant approvals, how many in a hundred a person looks at afterwards.</param>
public sealed record InstantRule(Condition When, int Version, Trust LowestTrust, int AuditPercent);

/// <summary>A decision on the applicant's word, checked afterwards.</summary>
/// <param name="Terms">What the applicant commits to, and what follows if it is not so.</param>
/// <param name="CheckWithin">By when after the grant it is checked.</param>
/// <param name="RectifyWithin">How long there is to put right what a check found.</param>
public sealed record CommitmentRule(Text Terms, Duration CheckWithin, Duration RectifyWithin);

public static class SpecialProcedures
{
    /// <summary>The cause by which a special procedure stops a clock.</summary>
    public static PauseCause Cause(this SpecialProcedure procedure) => procedure switch
    {
        SpecialProcedure.Hearing => PauseCause.Hearing,
        SpecialProcedure.Tender => PauseCause.Tender,
        SpecialProcedure.Auction => PauseCause.Auction,
        SpecialProcedure.Testing => PauseCause.Testing,
        SpecialProcedure.Inspection => PauseCause.Inspection,
        SpecialProcedure.Quarantine => PauseCause.Quarantine,
        SpecialProcedure.Appraisal => PauseCause.Appraisal,
        SpecialProcedure.ExpertReview => PauseCause.ExpertReview,
    };
}
