using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>A service whose steps need each other in any way without circles, and the facts of one application.</summary>
internal sealed record RandomService(ServiceDefinition Service, Facts Facts)
{
    private static readonly string?[] Conditions =
    [
        null, null, null, null, "flag.a = true", "flag.b = false", "not(flag.c = true)", "size.n >= 5", "flag.a = true and size.n < 6",
        "flag.b = true or flag.c = true", "size.n in [2..6)", "size.n in (1, 3, 5)",
    ];

    private static readonly Jurisdiction Law = WorkflowFolder.Read().Jurisdictions["cn"];

    private static readonly string[] Departments = ["fire", "health", "tax", "water"];

    public static readonly Gen<Facts> AnyFacts = Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 8], (a, b, c, n) =>
        Given.Named(("flag.a", a), ("flag.b", b), ("flag.c", c), ("size.n", n)));

    private static readonly Gen<ServiceDefinition> AnyService = Gen
        .Select(Gen.Int[0, 0xFFF], Gen.OneOf(Conditions), Gen.OneOf(Departments), Gen.Int[0, 7], Gen.Int[0, 99], Gen.Int[0, 7])
        .Array[1, 12].Select(Build);

    // A service in which nothing applies cannot be applied for.
    public static readonly Gen<RandomService> Any = Gen.Select(AnyService, AnyFacts, (service, facts) => new RandomService(service, facts))
        .Where(random => random.Service.Steps.Any(random.Applies));

    public bool Applies(Step step) => step.When?.Evaluate(Facts) != Truth.False;

    public override string ToString() => string.Join("; ", Service.Steps.Select(step =>
        $"{step.Key} needs [{string.Join(" ", step.Needs)}] when {step.When?.Source ?? "always"} {step.OnRefusal} {string.Join(">", step.Phases)}{(step.SecondPerson ? " by two" : "")}"))
        + " | " + string.Join(" ", Facts);

    // Needs point backwards, so that there is no circle; the file's order is another one.
    private static ServiceDefinition Build((int Needs, string? When, string Department, int OnRefusal, int Place, int Phases)[] drafts)
    {
        var steps = drafts.Select((draft, number) => (draft.Place, Step: Given.Step(
            $"s{number:00}", draft.When, draft.Department,
            [.. Enumerable.Range(0, number).Where(other => (draft.Needs >> other & 3) == 3).Select(other => $"s{other:00}")]) with
        {
            OnRefusal = draft.OnRefusal == 7 ? OnRefusal.StopAll : OnRefusal.StopDependents,
            Phases = draft.Phases switch
            {
                < 4 => [],
                4 => [Phase.Accept, Phase.Decide],
                5 => [Phase.Review, Phase.Decide],
                6 => [Phase.Review, Phase.Decide],
                _ => [Phase.Accept, Phase.Review, Phase.Decide],
            },
            SecondPerson = draft.Phases >= 6,
        }));
        return Given.Service([.. steps.OrderBy(step => step.Place).Select(step => step.Step)]) with
        {
            Law = Law,
            Sections = [Given.Section(new[] { "flag.a", "flag.b", "flag.c", "size.n", "person.name" }.Select(fact => Given.Question(fact)))],
        };
    }
}
