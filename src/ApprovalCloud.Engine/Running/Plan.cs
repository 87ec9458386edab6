using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

public enum Involvement { NotRequired, Possible, Required }

/// <summary>What a service asks of somebody in this situation. What is not known yet leaves steps possible.</summary>
/// <param name="WorkingDays">Promised working days along the longest path of the required steps.</param>
/// <param name="Facts">The facts that count: those of questions that are asked, nothing for those that do not apply.</param>
public sealed record Plan(
    IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<PlannedMaterial> Materials,
    IReadOnlyList<PlannedQuestion> Questions,
    int WorkingDays,
    Facts Facts)
{
    /// <summary>The required steps whose promised days add up to <see cref="WorkingDays"/>, each after the one before it.</summary>
    public IReadOnlyList<PlannedStep> LongestPath { get; init; } = [];

    public IEnumerable<PlannedStep> Required => Steps.Where(step => step.Involvement == Involvement.Required);

    /// <summary>Questions that must still be answered before the application can be submitted.</summary>
    public IEnumerable<PlannedQuestion> OpenQuestions =>
        Questions.Where(question => !question.IsAnswered && !question.Question.Optional);

    /// <summary>Whether the licence that stands for the material is issued on the way, before anybody reads the material.</summary>
    public bool IsIssuedBefore(Material material)
    {
        var steps = Steps.ToDictionary(step => step.Step.Key);
        return material.MetBy is { } licence && Required.Where(step => material.ReadBy.Contains(step.Step.Key)).All(Follows);

        bool Follows(PlannedStep step) => step.Needs.Any(need =>
            (steps[need].Step.Issues == licence && steps[need].Involvement == Involvement.Required) || Follows(steps[need]));
    }

    public Question? FirstOpenQuestion => OpenQuestions.FirstOrDefault()?.Question;

    public IEnumerable<string> Departments => Required.Select(step => step.Step.Department).Distinct().Order(StringComparer.Ordinal);
}

/// <param name="Needs">The required or possible steps it really waits for: those not required are passed over.</param>
/// <param name="Wave">Its depth: steps of one wave can run at the same time.</param>
public sealed record PlannedStep(Step Step, Involvement Involvement, IReadOnlyList<string> Needs, int Wave);

public sealed record PlannedMaterial(Material Material, Involvement Involvement);

/// <param name="ReadBy">Involved steps that read the fact.</param>
/// <param name="Decides">Steps whose involvement hangs on the fact.</param>
public sealed record PlannedQuestion(
    Question Question, bool IsAnswered, IReadOnlyList<Step> ReadBy, IReadOnlyList<Step> Decides)
{
    public string Fact => Question.Fact;
}
