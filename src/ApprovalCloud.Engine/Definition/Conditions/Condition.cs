namespace ApprovalCloud.Engine.Definition;

/// <summary>A condition as its author wrote it, and parsed.</summary>
public sealed record Condition(string Source, Expression Root)
{
    private readonly string[] names = [.. Root.Names()];

    public IReadOnlyList<string> Names => names;

    public Truth Evaluate(Facts facts) => Evaluation.Truth(Root, facts);

    /// <summary>This and another condition, either of which may be absent (= always).</summary>
    public static Condition? Both(Condition? first, Condition? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        var (a, b) => new Condition($"({a.Source}) and ({b.Source})", new Expression.And(a.Root, b.Root)),
    };

    public bool Equals(Condition? other) => Source == other?.Source;

    public override int GetHashCode() => Source.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Kleene's three values: a fact not known yet leaves a condition unknown unless the rest decides it.</summary>
public enum Truth { False, Unknown, True }
