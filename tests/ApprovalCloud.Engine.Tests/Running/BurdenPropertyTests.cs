using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class BurdenPropertyTests
{
    private static readonly Workflows Workflows = WorkflowFolder.Read();

    // Whatever is supplied and met, as registries and licences would have it.
    private static readonly Gen<(RandomAnswers Given, int Supplied, int Met)> Any =
        Gen.Select(RandomAnswers.Any, Gen.Int[0, 999], Gen.Int[0, 999]);

    [Fact]
    public void Burden_AddsUp() => Any.Sample(any =>
    {
        var plan = WorkflowEngine.Plan(any.Given.Service, any.Given.Facts);
        var burden = Of(plan, any.Supplied, any.Met);
        var read = plan.Required.SelectMany(step => step.Step.Reads).ToHashSet();
        Assert.Equal(plan.Questions.Count, burden.Asked + burden.Prefilled);
        Assert.Equal(plan.Questions.Count(question => read.Contains(question.Fact)), burden.SeparateQuestions - burden.Duplicates);
        Assert.Equal(plan.Materials.Count(material => material.Involvement == Involvement.Required), burden.MaterialsAsked + burden.MaterialsMet);
    }, iter: 200);

    [Fact]
    public void Burden_IsNeverNegative_AndNeverSlowerThanTheLaw() => Any.Sample(any =>
    {
        var burden = Of(WorkflowEngine.Plan(any.Given.Service, any.Given.Facts), any.Supplied, any.Met);
        Assert.All(
            [burden.SeparateQuestions, burden.Asked, burden.Prefilled, burden.Duplicates, burden.SeparateMaterials, burden.MaterialsAsked,
             burden.MaterialsMet, burden.SeparateVisits, burden.Visits, burden.SeparateDays, burden.Days],
            figure => Assert.True(figure >= 0));
        Assert.True(burden.Visits <= burden.Departments);
        Assert.True(burden.Days <= burden.SeparateDays);
        Assert.InRange(burden.Reuse, 0, 1);
        Assert.InRange(burden.MaterialsMetRate, 0, 1);
        Assert.True(burden.FormSaved <= 1);
    }, iter: 200);

    [Fact]
    public void Burden_WhenMoreIsSuppliedOrMet_IsNeverLarger() => Any.Sample(any =>
    {
        var plan = WorkflowEngine.Plan(any.Given.Service, any.Given.Facts);
        var (less, more) = (Of(plan, any.Supplied, any.Met), Burden.Of(plan, _ => true, _ => true));
        Assert.True(more.Asked <= less.Asked && more.MaterialsAsked <= less.MaterialsAsked && more.Visits <= less.Visits);
        Assert.Equal(less with { Asked = 0, Prefilled = 0, MaterialsAsked = 0, MaterialsMet = 0, Visits = 0 },
            more with { Asked = 0, Prefilled = 0, MaterialsAsked = 0, MaterialsMet = 0, Visits = 0 });
    }, iter: 200);

    [Fact]
    public void Supply_WhenMoreIsTyped_IsNeverLess() => RandomAnswers.Any.Sample(given =>
    {
        // One answer after the other, as the form goes.
        var known = Facts.Unknown;
        var before = Supply.Facts(Workflows, given.Service, known);
        foreach (var question in given.Service.Questions)
        {
            known = known.With(question.Fact, given.Facts[question.Fact]!);
            var after = Supply.Facts(Workflows, given.Service, known);
            Assert.Superset(before.ToHashSet(), after.ToHashSet());
            before = after;
        }
    }, iter: 50);

    [Fact]
    public void Supply_InForm_NeverSuppliesWhatIsAskedAllTheSame() => RandomAnswers.Any.Sample(given =>
    {
        var plan = WorkflowEngine.Plan(given.Service, given.Facts);
        var supplied = Supply.InForm(Workflows, given.Service, plan);
        Assert.All(given.Service.Questions.Where(question => question.AskedBecause is not null), question => Assert.DoesNotContain(question.Fact, supplied));
        Assert.Subset(plan.Questions.Select(question => question.Fact).ToHashSet(), supplied.ToHashSet());
    }, iter: 100);

    private static Burden Of(Plan plan, int supplied, int met) => Burden.Of(
        plan, fact => fact.Length * 31 % 7 < supplied % 8, material => material.Key.Length * 31 % 7 < met % 8);
}
