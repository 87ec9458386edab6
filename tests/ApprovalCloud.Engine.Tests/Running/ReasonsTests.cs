using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class ReasonsTests
{
    private static readonly Workflows Workflows = WorkflowFolder.Read();
    private static readonly ServiceDefinition Restaurant = Workflows.Find("open-a-restaurant")!;
    private static readonly Reasons Reasons = new(Workflows.Vocabulary);

    [Fact]
    public void Why_WhenAStepIsRequired_NamesTheFactAndTheRule()
    {
        var (why, area) = (Why("fire-inspection", Given.Facts(("premises.area", 320))), Workflows.Vocabulary.LabelOf("premises.area"));
        Assert.Equal($"Because {area.En} is 320 m² (the rule: {area.En} is 300 m² or more).", why.En);
        Assert.Equal($"因为{area.ZhHans}为320 m²（规则：{area.ZhHans}不少于300 m²）。", why.ZhHans);
        Assert.Equal($"因為{area.ZhHant}為320 m²（規則：{area.ZhHant}不少於300 m²）。", why.ZhHant);
    }

    [Fact]
    public void Why_WhenAStepIsNotRequired_SaysWhatMakesItUnnecessary() => Assert.Equal(
        "Not needed, because Floor area is 120 m² (the rule: Floor area is 300 m² or more).",
        Why("fire-inspection", Given.Facts(("premises.area", 120))).En);

    [Fact]
    public void Why_WhileAStepIsOnlyPossible_SaysWhatItDependsOn() =>
        Assert.Equal("Depends on this: Floor area is 300 m² or more.", Why("fire-inspection", Facts.Unknown).En);

    [Fact]
    public void Why_WhenAStepHasNoCondition_SaysThatItIsAlwaysPart()
    {
        var step = new PlannedStep(Given.Step("a"), Involvement.Required, [], 0);
        Assert.Equal("It is part of every application for this service.", Reasons.Why(step, Facts.Unknown).En);
    }

    [Fact]
    public void Why_OfAMaterialWithoutCondition_NamesOnlyTheReadersThatTakePart()
    {
        var facts = Given.Facts(("premises.area", 120));
        var plan = WorkflowEngine.Plan(Restaurant, facts);
        var floorPlan = plan.Materials.Single(material => material.Material.Key == "floor-plan");
        Assert.Equal($"Needed for: {Restaurant.Step("food-licence")!.Title.En}.", Reasons.Why(floorPlan, Restaurant, plan.Facts).En);
    }

    [Fact]
    public void Why_OfAQuestion_NamesItsReadersElseWhatItDecides()
    {
        var step = Given.Step("a");
        Assert.Equal("Needed for: a.", Reasons.Why(new PlannedQuestion(Given.Question("x.y"), false, [step], [step])).En);
        Assert.Equal("Decides whether you need: a.", Reasons.Why(new PlannedQuestion(Given.Question("x.y"), false, [], [step])).En);
        Assert.Equal("Decides what else we ask of you.", Reasons.Why(new PlannedQuestion(Given.Question("x.y"), false, [], [])).En);
    }

    private static Text Why(string step, Facts facts)
    {
        var plan = WorkflowEngine.Plan(Restaurant, facts);
        return Reasons.Why(plan.Steps.Single(planned => planned.Step.Key == step), plan.Facts);
    }
}
