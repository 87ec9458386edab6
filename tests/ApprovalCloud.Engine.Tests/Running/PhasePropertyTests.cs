using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class PhasePropertyTests
{
    /// <summary>Anybody tries anything, legal or not, in any order: what is refused changes nothing.</summary>
    private static readonly Gen<List<(Run Before, RunEvent Happened, Step Step)>> Attempts =
        Gen.Select(RandomService.Any, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 99]).Array[0, 80], (random, tries) =>
        {
            var (run, kept) = (Given.Started(random.Service, random.Facts), new List<(Run, RunEvent, Step)>());
            foreach (var (person, what, place) in tries)
            {
                var step = random.Service.Steps[place % random.Service.Steps.Count];
                var outcome = WorkflowEngine.Decide(random.Service, run, Attempt(step, run[step.Key], Given.Clerk(step.Department, "ABC"[person] + "lerk"), what), Given.Now);
                kept.AddRange(outcome.Events.Where(happened => happened.StepKey is not null).Select(happened => (run, happened, random.Service.Step(happened.StepKey!)!)));
                run = outcome.Run ?? run;
            }

            return kept;
        });

    [Fact]
    public void Decide_WhereTwoPersonsMust_IsNeverByWhoeverReviewedIt() => Attempts.Sample(kept => Assert.All(
        Decided(kept).Where(one => one.Step.SecondPerson),
        one => Assert.DoesNotContain(one.Happened.By!.Id, one.Before[one.Step.Key].Deliberation.Reviewers)), iter: 1_000);

    [Fact]
    public void Decide_WhereAReviewMustComeFirst_IsNeverWithoutOne() => Attempts.Sample(kept => Assert.All(
        Decided(kept).Where(one => one.Step.Phases.Contains(Phase.Review)),
        one => Assert.NotNull(one.Before[one.Step.Key].Deliberation.Review)), iter: 1_000);

    [Fact]
    public void Review_WhereTwoPersonsMust_IsNeverByWhoeverSentItBack() => Attempts.Sample(kept => Assert.All(
        kept.Where(one => one.Step.SecondPerson && one.Happened is ReviewConcluded),
        one => Assert.DoesNotContain(one.Happened.By!.Id, one.Before[one.Step.Key].Deliberation.Returners)), iter: 1_000);

    [Fact]
    public void Decide_WhereItIsAcceptedFirst_IsNeverWithoutAcceptance() => Attempts.Sample(kept => Assert.All(
        kept.Where(one => one.Step.Phases.Contains(Phase.Accept) && one.Happened is StepGranted or StepRefused or ReviewConcluded),
        one => Assert.NotNull(one.Before[one.Step.Key].AcceptedAt)), iter: 1_000);

    [Fact]
    public void Phase_InAnyStory_IsNeverWithoutSomebodyOfTwoWhoMayWorkInIt() => Story.Any.Sample(story => Assert.All(
        story.Turns.SelectMany(turn => story.Service.Steps.Select(step => (Step: step, State: turn.Outcome.Run![step.Key]))),
        one => Assert.True(Phases.Barred(one.Step, one.State).Intersect(Two(one.Step.Department)).Count() < 2 || one.State.Deliberation.Reviewers.Concat(one.State.Deliberation.Returners).Distinct().Count() > 2)), iter: 300);

    [Fact]
    public void Claim_WhenItsPhaseEnds_EndsWithIt() => Story.Any.Sample(story =>
    {
        foreach (var (_, before, outcome, _) in story.Turns.Where(turn => turn.Before is not null))
        {
            foreach (var step in story.Service.Steps.Where(step => Phases.Of(step, before![step.Key]) is { } phase && Phases.Of(step, outcome.Run![step.Key]) is { } next && next != phase))
                Assert.Null(outcome.Run![step.Key].Assignee);
        }
    }, iter: 300);

    [Fact]
    public void Review_OfWhatIsNotTheSameAnyMore_NeverStands() => Story.Any.Sample(story =>
    {
        foreach (var (decision, _, outcome, _) in story.Turns.Where(turn => turn.Decision is AnswerCorrection))
        {
            foreach (var answered in outcome.Events.OfType<CorrectionAnswered>())
                Assert.Null(outcome.Run![answered.Step].Deliberation.Review);
        }
    }, iter: 300);

    private static IEnumerable<(Run Before, RunEvent Happened, Step Step)> Decided(IEnumerable<(Run Before, RunEvent Happened, Step Step)> kept) =>
        kept.Where(one => one.Happened is StepGranted { By: not null } or StepRefused or GrantWithheld);

    private static IEnumerable<Guid> Two(string department) => new[] { "Anna", "Bo" }.Select(name => Given.Clerk(department, name).Person.Id);

    private static StepDecision Attempt(Step step, StepRun state, Actor by, int what) => what switch
    {
        0 => new Accept(by, step.Key, []),
        1 or 2 => new ConcludeReview(by, step.Key, Recommendation.Grant, "examined"),
        3 => new ConcludeReview(by, step.Key, Recommendation.Refuse, "examined"),
        4 => new ReturnToReview(by, step.Key, "once more"),
        5 => new Claim(by, step.Key),
        6 => new Release(by, step.Key),
        7 => new Transfer(by, step.Key, Given.Worker(step, state, what), "on leave"),
        8 => new Refuse(by, step.Key, "not allowed here"),
        _ => new Grant(by, step.Key, ""),
    };
}
