using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>Says why a plan contains what it contains.</summary>
public sealed class Reasons(Vocabulary vocabulary)
{
    private readonly ReadBack readBack = new(vocabulary);

    public Text Why(PlannedStep step, Facts facts) => Why(step.Involvement, step.Step.When, facts) ?? Phrases.AlwaysInvolved;

    public Text Why(PlannedMaterial material, ServiceDefinition service, Facts facts) =>
        Why(material.Involvement, material.Material.When, facts)
        ?? Phrases.ReadBy.With(Titles(service.Steps.Where(step =>
            material.Material.ReadBy.Contains(step.Key) && step.When?.Evaluate(facts) != Truth.False)));

    public Text Why(PlannedQuestion question) => question switch
    {
        { ReadBy.Count: > 0 } => Phrases.ReadBy.With(Titles(question.ReadBy)),
        { Decides.Count: > 0 } => Phrases.Decides.With(Titles(question.Decides)),
        _ => Phrases.DecidesMore,
    };

    private Text? Why(Involvement involvement, Condition? when, Facts facts) => when is null ? null : involvement switch
    {
        Involvement.Required => Phrases.Because.With(readBack.Reason(when, facts)),
        Involvement.NotRequired => Phrases.NotBecause.With(readBack.Reason(when, facts)),
        Involvement.Possible => Phrases.Depends.With(readBack.Reason(when, facts)),
    };

    private static Text Titles(IEnumerable<Step> steps) => Text.Join([.. steps.Select(step => step.Title)]);
}
