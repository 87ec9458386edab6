using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class ShippedServicesPropertyTests
{
    [Fact]
    public void Plan_WhetherAnsweredOneByOneOrAtOnce_IsTheSame() => RandomAnswers.Any.Sample(given =>
    {
        var one = WorkflowEngine.Plan(given.Service, OneByOne(given));
        var all = WorkflowEngine.Plan(given.Service, given.Facts);
        Assert.Empty(all.OpenQuestions);
        Assert.Equal(all.Steps.Select(step => (step.Step.Key, step.Involvement)), one.Steps.Select(step => (step.Step.Key, step.Involvement)));
        Assert.Equal(all.Materials.Select(material => material.Material.Key), one.Materials.Select(material => material.Material.Key));
        Assert.Equal(
            all.Questions.Where(asked => !asked.Question.Optional).Select(asked => asked.Fact),
            one.Questions.Where(asked => !asked.Question.Optional).Select(asked => asked.Fact));
    }, iter: 150);

    [Fact]
    public void Question_WhenAnswered_DoesNotVanish() => RandomAnswers.Any.Sample(given =>
    {
        var facts = Facts.Unknown;
        while (WorkflowEngine.Plan(given.Service, facts).FirstOpenQuestion is { } question)
        {
            facts = facts.With(question.Fact, given.Facts[question.Fact]!);
            Assert.Contains(WorkflowEngine.Plan(given.Service, facts).Questions, asked => asked.Fact == question.Fact && asked.IsAnswered);
        }
    }, iter: 50);

    [Fact]
    public void Question_WhenAllIsAnswered_WasAskedBecauseSomethingReadsOrHangsOnIt() => RandomAnswers.Any.Sample(given =>
    {
        var plan = WorkflowEngine.Plan(given.Service, given.Facts);
        var conditions = given.Service.Steps.Select(step => step.When)
            .Concat(given.Service.Materials.Select(material => material.When))
            .Concat(given.Service.Questions.Select(question => question.When))
            .Concat(given.Service.Parties.SelectMany(party => new[] { party.When, party.IsApplicant }))
            .OfType<Condition>().SelectMany(condition => condition.Names).ToHashSet();
        Assert.All(plan.Questions, question => Assert.True(question.ReadBy.Count > 0 || conditions.Contains(question.Fact), question.Fact));
        Assert.All(plan.Required.SelectMany(step => step.Step.Reads), fact => Assert.NotNull(plan.Facts[fact] ?? Optional(given, fact)));
    }, iter: 150);

    [Fact]
    public void Start_OfAnyApplication_EndsGrantedWhenEveryStepIsGranted() => RandomAnswers.Any.Sample(given =>
    {
        var started = WorkflowEngine.Start(given.Service, given.Facts, Given.Applicant, Given.Now);
        if (started.Refusal?.Rule == RefusalRule.NoApprovalNeeded)
            return;
        var run = started.Run!;
        while (given.Service.Steps.FirstOrDefault(step => run[step.Key].Status == StepStatus.Open) is { } open)
            run = run.After(given.Service, Given.Next(open, run[open.Key], Given.Worker(open, run[open.Key], 0), isRefused: false));
        Assert.Equal(CaseStatus.Granted, run.Status(given.Service));
    }, iter: 150);

    // What no question asks comes into being on the way, with a licence: the checker sees to that.
    private static FactValue? Optional(RandomAnswers given, string fact) =>
        given.Service.Questions.SingleOrDefault(question => question.Fact == fact) is { Optional: false } ? null : FactValue.None;

    private static Facts OneByOne(RandomAnswers given)
    {
        var facts = Facts.Unknown;
        while (WorkflowEngine.Plan(given.Service, facts).FirstOpenQuestion is { } question)
            facts = facts.With(question.Fact, given.Facts[question.Fact]!);
        return facts;
    }
}
