using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class PlannerPropertyTests
{
    // Any part of the answers, as while somebody fills in the form.
    private static readonly Gen<(RandomService Random, Facts Part)> Partly = Gen.Select(RandomService.Any, Gen.Int[0, 31], (random, known) =>
        (random, Facts.From(random.Facts.Where((_, place) => (known >> place & 1) == 1))));

    [Fact]
    public void Plan_WhenAllIsAnswered_InvolvesExactlyTheStepsWhoseConditionHolds() => RandomService.Any.Sample(random =>
    {
        var plan = WorkflowEngine.Plan(random.Service, random.Facts);
        Assert.All(plan.Steps, step => Assert.Equal(
            random.Applies(step.Step) ? Involvement.Required : Involvement.NotRequired, step.Involvement));
        Assert.Empty(plan.OpenQuestions);
    }, iter: 300);

    [Fact]
    public void Plan_AnsweringWhatItAsks_EndsAndNeverAsksInVain() => Partly.Sample(given =>
    {
        var facts = given.Part;
        for (var rounds = 0; WorkflowEngine.Plan(given.Random.Service, facts).FirstOpenQuestion is { } question; rounds++)
        {
            Assert.True(rounds < 5, "each question is asked once");
            facts = facts.With(question.Fact, given.Random.Facts[question.Fact]!);
        }

        Assert.Null(WorkflowEngine.Start(given.Random.Service, facts, Given.Applicant, Given.Now).Refusal);
    }, iter: 300);

    [Fact]
    public void Question_WhenAnswered_DoesNotVanish() => Partly.Sample(given =>
    {
        foreach (var question in WorkflowEngine.Plan(given.Random.Service, given.Part).Questions)
        {
            var answered = given.Part.With(question.Fact, given.Random.Facts[question.Fact]!);
            Assert.Contains(WorkflowEngine.Plan(given.Random.Service, answered).Questions, asked => asked.Fact == question.Fact && asked.IsAnswered);
        }
    }, iter: 300);

    [Fact]
    public void Question_IsAskedOnlyWhenSomethingReadsItOrHangsOnIt() => Partly.Sample(given =>
    {
        foreach (var question in WorkflowEngine.Plan(given.Random.Service, given.Part).Questions)
        {
            var others = Facts.From(given.Part.Where(pair => pair.Key != question.Fact));
            var hangs = given.Random.Service.Steps.Select(step => step.When).OfType<Condition>()
                .Any(when => when.Names.Contains(question.Fact) && Hangs(when, others, given.Random.Service, question.Fact));
            Assert.True(question.ReadBy.Count > 0 || hangs, question.Fact);
        }
    }, iter: 300);

    [Fact]
    public void Plan_WhateverTheOrderOfAnswers_IsTheSame() => Gen.Select(Partly, Gen.Int).Sample((given, seed) =>
    {
        var turned = Facts.From(given.Part.OrderBy(pair => pair.Key.GetHashCode(StringComparison.Ordinal) ^ seed));
        var (one, other) = (WorkflowEngine.Plan(given.Random.Service, given.Part), WorkflowEngine.Plan(given.Random.Service, turned));
        Assert.Equal(
            one.Steps.Select(step => (step.Step.Key, step.Involvement, step.Wave)),
            other.Steps.Select(step => (step.Step.Key, step.Involvement, step.Wave)));
        Assert.Equal(one.Questions.Select(question => question.Fact), other.Questions.Select(question => question.Fact));
        Assert.Equal(one.Facts, other.Facts);
    }, iter: 100);

    [Fact]
    public void Plan_WhenMoreIsKnown_NeverTakesBackWhatWasCertain() => Partly.Sample(given =>
    {
        var (before, after) = (WorkflowEngine.Plan(given.Random.Service, given.Part), WorkflowEngine.Plan(given.Random.Service, given.Random.Facts));
        foreach (var (was, now) in before.Steps.Zip(after.Steps).Where(pair => pair.First.Involvement != Involvement.Possible))
            Assert.Equal(was.Involvement, now.Involvement);
    }, iter: 300);

    [Fact]
    public void Waves_PutEveryStepBehindWhatItReallyNeeds() => RandomService.Any.Sample(random =>
    {
        var steps = WorkflowEngine.Plan(random.Service, random.Facts).Required.ToDictionary(step => step.Step.Key);
        Assert.All(steps.Values, step => Assert.Equal(step.Needs.Select(need => steps[need].Wave + 1).DefaultIfEmpty(0).Max(), step.Wave));
    }, iter: 300);

    // With only the questions before it answered: that is how the form goes.
    private static bool Hangs(Condition when, Facts others, ServiceDefinition service, string fact)
    {
        var earlier = service.Questions.Select(question => question.Fact).TakeWhile(other => other != fact).ToHashSet();
        return when.Evaluate(others.Only(earlier.Contains)) == Truth.Unknown;
    }
}
