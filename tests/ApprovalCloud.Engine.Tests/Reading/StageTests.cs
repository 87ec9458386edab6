using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Tests.Reading;

public sealed class StageTests
{
    [Fact]
    public void Read_OfAStage_HandsItsNeedsToTheStepsThatNeedNothingWithin() => Assert.Equal(
        "a: | b:a | c:b | d:a",
        Needs("""
            - key: a
            - key: stage
              needs: [a]
              steps:
                - { key: b }
                - { key: c, needs: [b] }
                - { key: d }
            """));

    [Fact]
    public void Read_WhenAStepNeedsAStage_NeedsTheLastStepsOfIt() => Assert.Equal(
        "a: | b:a | c: | d:b c",
        Needs("""
            - key: stage
              steps:
                - { key: a }
                - { key: b, needs: [a] }
                - { key: c }
            - { key: d, needs: [stage] }
            """));

    [Fact]
    public void Read_OfStagesWithinStages_HandsDownAllTheWay() => Assert.Equal(
        "a: | b:a | c:b | d:b | e:d | f:c e",
        Needs("""
            - key: a
            - key: outer
              needs: [a]
              steps:
                - { key: b }
                - key: middle
                  needs: [b]
                  steps:
                    - { key: c }
                    - key: inner
                      steps:
                        - { key: d }
                        - { key: e, needs: [d] }
            - { key: f, needs: [outer] }
            """));

    [Fact]
    public void Read_WhenAStageNeedsAStage_JoinsThem() => Assert.Equal(
        "a: | b: | c:a b | d:a b",
        Needs("""
            - { key: one, steps: [{ key: a }, { key: b }] }
            - { key: two, needs: [one], steps: [{ key: c }, { key: d }] }
            """));

    [Fact]
    public void Read_OfAStepThatNeedsSomethingOutsideItsStage_AddsItToTheStagesNeeds() => Assert.Equal(
        "a: | x: | b:a x",
        Needs("""
            - { key: a }
            - { key: x }
            - { key: stage, needs: [a], steps: [{ key: b, needs: [x] }] }
            """));

    [Fact]
    public void Read_OfConditions_JoinsThoseOfTheStagesAround()
    {
        var step = Steps("""
            - key: outer
              when: flag.a = true
              steps:
                - key: inner
                  when: flag.b = true
                  steps:
                    - { key: a, when: size.n > 3 or size.n < 1 }
                    - { key: b }
            """);
        Assert.Equal("((flag.a = true) and (flag.b = true)) and (size.n > 3 or size.n < 1)", step.Steps[0].When!.Source);
        Assert.Equal(Truth.False, step.Steps[0].When!.Evaluate(Given.Facts(("flag.a", false), ("flag.b", true), ("size.n", 9))));
        Assert.Equal(["flag.a", "flag.b"], step.Steps[1].When!.Names);
    }

    [Fact]
    public void Read_OfStages_KnowsWhichLiesWithinWhich()
    {
        var service = Steps("- { key: outer, lead: fire, steps: [{ key: inner, lead: health, steps: [{ key: a }] }] }");
        Assert.Equal(
            [("outer", "fire", null), ("inner", "health", "outer")],
            service.Stages.Select(stage => (stage.Key, stage.Lead, stage.Within)));
        Assert.Equal("inner", service.Steps.Single().Stage);
    }

    [Fact]
    public void Read_WhenStagesAreNamedAlike_EndsAllTheSame()
    {
        // Each of nine levels holds six stages called like the level above.
        var steps = Enumerable.Range(0, 5).Aggregate("{ key: leaf }", (inside, level) =>
            $"{{ key: s{level}, steps: [{string.Join(", ", Enumerable.Repeat(inside, 4))}] }}");
        var service = Steps($"- {steps}\n- {{ key: last, needs: [s0, s1, s2, s3, s4] }}");
        Assert.Equal(["leaf"], service.Steps[^1].Needs);
    }

    private static string Needs(string steps) =>
        string.Join(" | ", Steps(steps).Steps.Select(step => $"{step.Key}:{string.Join(' ', step.Needs)}"));

    // Only the shape matters here; everything else is missing, and reported elsewhere.
    private static ServiceDefinition Steps(string steps) => Assert.Single(WorkflowsReader.Read(
        [new WorkflowFile("services/s/v1.yaml", "steps:\n" + steps)]).Workflows.Services);
}
