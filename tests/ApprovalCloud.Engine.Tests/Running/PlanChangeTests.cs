using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class PlanChangeTests
{
    private static readonly ServiceDefinition Service = new("cafe", 1, Text.Same("Café"),
    [
        Step("register", 3),
        Step("food", 7, "register"),
        Step("fire", 9, "register") with { When = ConditionParser.Read("area >= 300") },
    ])
    {
        Sections = [new("form", Text.Same("Form"), [new Question("area")])],
        Materials = [new Material("plan", Text.Same("Plan"), ["fire"]), new Material("list", Text.Same("List"), ["food"])],
    };

    [Fact]
    public void Change_WhenAStepBecomesNeeded_NamesItsPapersAndDays()
    {
        var change = PlanChange.Between(Plan(100), Plan(320));

        Assert.Equal([("fire", Involvement.Required)], change.Steps.Select(step => (step.Step.Key, step.Involvement)));
        Assert.Equal([("plan", Involvement.Required)], change.Materials.Select(material => (material.Material.Key, material.Involvement)));
        Assert.Equal(2, change.Days);
    }

    [Fact]
    public void Change_WhenAStepIsRuledOut_IsTheReverse()
    {
        var change = PlanChange.Between(Plan(320), Plan(100));

        Assert.Equal([("fire", Involvement.NotRequired)], change.Steps.Select(step => (step.Step.Key, step.Involvement)));
        Assert.Equal([("plan", Involvement.NotRequired)], change.Materials.Select(material => (material.Material.Key, material.Involvement)));
        Assert.Equal(-2, change.Days);
    }

    [Fact]
    public void Change_BetweenAnswersThatComeToTheSame_IsNone() => Assert.True(PlanChange.Between(Plan(320), Plan(330)).IsNone);

    [Fact]
    public void Change_WhenAnAnswerIsTakenBack_LeavesTheStepPossible() =>
        Assert.Equal(Involvement.Possible, Assert.Single(PlanChange.Between(Plan(320), WorkflowEngine.Plan(Service, Facts.Unknown)).Steps).Involvement);

    [Theory]
    [InlineData(100, new[] { "register", "food" }, 10)]
    [InlineData(320, new[] { "register", "fire" }, 12)]
    public void LongestPath_AddsUpToTheDays(int area, string[] path, int days)
    {
        var plan = Plan(area);

        Assert.Equal(path, plan.LongestPath.Select(step => step.Step.Key));
        Assert.Equal(days, plan.WorkingDays);
        Assert.Equal(days, plan.LongestPath.Sum(step => step.Step.Limit.Promised));
    }

    private static Plan Plan(int area) => WorkflowEngine.Plan(Service, Facts.Unknown.With("area", new FactValue.OfNumber(area)));

    private static Step Step(string key, int promised, params string[] needs) =>
        new(key, "office", Text.Same(key)) { Needs = needs, Reads = ["area"], Limit = new(20, promised) };
}
