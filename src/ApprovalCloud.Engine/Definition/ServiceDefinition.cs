namespace ApprovalCloud.Engine.Definition;

public enum Audience { Citizen, Business }

/// <summary>What the law allows, and what the department promises; in the jurisdiction's unit unless it names its own.</summary>
public sealed record Limit(int Statutory, int Promised)
{
    public TimeUnit? Unit { get; init; }

    public Duration StatutoryUnder(TimeLimit law) => new(Statutory, Unit ?? law.Longest.Unit);

    public Duration PromisedUnder(TimeLimit law) => new(Promised, Unit ?? law.Longest.Unit);
}

/// <summary>
/// One version of a service: the one form, and the steps of every department that must approve.
/// Steps are flat here: a stage's needs and condition have been handed down to the steps inside it.
/// </summary>
public sealed record ServiceDefinition(string Key, int Version, Text Title, IReadOnlyList<Step> Steps)
{
    public string Code { get; init; } = "";
    public Text Summary { get; init; } = Text.Empty;

    /// <summary>What people call it who look for it; each language has its own words.</summary>
    public Wordings AlsoCalled { get; init; } = Wordings.None;

    /// <summary>Keys of the occasions in a life at which it is needed.</summary>
    public IReadOnlyList<string> LifeEvents { get; init; } = [];

    public Audience Audience { get; init; }
    public string Jurisdiction { get; init; } = "";

    /// <summary>What its jurisdiction says.</summary>
    public Jurisdiction Law { get; init; } = Definition.Jurisdiction.None;

    public IReadOnlyList<Text> LegalBasis { get; init; } = [];
    public Limit Limit { get; init; } = new(0, 0);
    public IReadOnlyList<Section> Sections { get; init; } = [];
    public IReadOnlyList<Material> Materials { get; init; } = [];
    public IReadOnlyList<Party> Parties { get; init; } = [];
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>How long its records are kept, where that is another time than its jurisdiction's.</summary>
    public RecordsRule? OwnRecords { get; init; }
    public string File { get; init; } = "";
    public int Line { get; init; }

    public RecordsRule? Records => OwnRecords ?? Law.Records;

    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Questions);

    /// <summary>What it means that the limit of a step passed without a decision.</summary>
    public Silence SilenceOf(Step step) => step.Silence ?? Law.Step.Silence;

    /// <summary>The kind of e-licence that it renews; it is begun from one of those.</summary>
    public string? Renews => Steps.Select(step => step.Renews).FirstOrDefault(renews => renews is not null);

    public Step? Step(string key) => Steps.FirstOrDefault(step => step.Key == key);
}

public sealed record Section(string Key, Text Title, IReadOnlyList<Question> Questions);

/// <summary>A fact that the form asks for. It is asked only while an involved step may need it.</summary>
public sealed record Question(string Fact)
{
    public Condition? When { get; init; }
    public bool Optional { get; init; }

    /// <summary>Why it is asked although a registry holds it; without a reason, that is an error.</summary>
    public Text? AskedBecause { get; init; }

    public int Line { get; init; }
}

public sealed record Material(string Key, Text Title, IReadOnlyList<string> ReadBy)
{
    public Condition? When { get; init; }

    /// <summary>The e-licence that stands for it: then nothing has to be handed in.</summary>
    public string? MetBy { get; init; }

    /// <summary>容缺: may follow after the application has been accepted.</summary>
    public bool Secondary { get; init; }

    /// <summary>How long after the acceptance it may follow, if it is secondary.</summary>
    public Duration FollowWithin { get; init; } = new(10, TimeUnit.WorkingDay);

    public int Line { get; init; }
}

/// <summary>Steps that belong together under one lead department. Stages may lie within stages.</summary>
public sealed record Stage(string Key, Text Title, string Lead, string? Within, int Line);
