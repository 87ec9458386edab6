using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>
/// Plays an application from its start: each number picks one of the moves that the rules allow, which the engine must accept.
/// </summary>
internal sealed class Story
{
    private readonly ServiceDefinition service;
    private int corrections;

    private Story(RandomService random)
    {
        service = random.Service;
        Facts = random.Facts;
        Keep(null, WorkflowEngine.Start(service, Facts, Given.Applicant, Given.Now));
    }

    public ServiceDefinition Service => service;

    public Facts Facts { get; private set; }

    public Run Run { get; private set; } = null!;

    public List<RunEvent> Events { get; } = [];

    /// <summary>Each decision with the run before, the outcome, and the facts known afterwards.</summary>
    public List<(Decision? Decision, Run? Before, Outcome Outcome, Facts Facts)> Turns { get; } = [];

    /// <summary>Any service, any facts, any sequence of legal moves; not necessarily ended.</summary>
    public static readonly Gen<Story> Any = Gen.Select(RandomService.Any, Gen.Int[0, 99_999].Array[0, 40], Play);

    /// <summary>The same, with everything decided in the end.</summary>
    public static readonly Gen<Story> Ended = Any.Select(story => story.Finish());

    public static Story Play(RandomService random, int[] picks)
    {
        var story = new Story(random);
        foreach (var pick in picks)
            story.Take(pick);
        return story;
    }

    public void Decide(Decision decision) => Keep(decision, WorkflowEngine.Decide(service, Run, decision, At()));

    public override string ToString() => string.Join("\n", Turns.Select(turn => $"{turn.Decision} → {turn.Outcome.Run?.Statuses()}"))
        + "\n" + new RandomService(service, Facts);

    private Story Finish()
    {
        while (service.Steps.FirstOrDefault(step => Run[step.Key].Status.IsActive()) is { } step)
        {
            var (state, clerk) = (Run[step.Key], Holder(step));
            Decide(state.Status switch
            {
                StepStatus.AwaitingApplicant => new AnswerCorrection(Given.Citizen, state.Correction!.Value, Facts, []),
                StepStatus.Suspended => new Resume(clerk, step.Key, ""),
                _ => Given.Next(step, state, clerk, isRefused: false),
            });
        }

        return this;
    }

    private void Take(int pick)
    {
        if (pick % 89 == 0 && !Run.IsWithdrawn && service.Steps.FirstOrDefault(step => Run[step.Key] is { Status: StepStatus.Refused, Detail.Appeal: AppealState.None }) is { } refused)
            Appeal(refused.Key, pick);
        var active = service.Steps.Where(step => Run[step.Key].Status.IsActive()).ToList();
        if (active.Count == 0)
            return;
        if (pick % 11 == 0 && active.Find(step => Run[step.Key].Detail is { Term: not null, MoreTime: null }) is { } awaiting)
            Decide(new AskMoreTime(Given.Citizen, awaiting.Key, null, Run[awaiting.Key].Detail.Term!.Value.AddDays(1 + (pick % 9)), "on a journey"));
        else if (pick % 7 == 0 && active.Find(step => Run[step.Key].Detail is { MoreTime: not null }) is { } asked)
            Decide(MoreTime(asked, pick));
        else if (pick % 17 == 0 && active.Find(step => Run[step.Key] is { Deliberation.Opinions.Count: 0, Status: not StepStatus.Withheld }) is { } asking)
            Decide(new AskOpinion(Holder(asking), asking.Key, new Guid(pick, 0, 0, new byte[8]), "archive", null, [], "digest"));
        else if (pick % 5 == 0 && active.Find(step => Run[step.Key] is { Deliberation.Opinions.Count: > 0, Status: not StepStatus.Withheld }) is { } opined)
            Decide(new GiveOpinion(Given.Clerk("archive"), opined.Key, Run[opined.Key].Deliberation.Opinions[0].Opinion, (Stance)(pick % 4), "digest"));
        else if (pick % 19 == 0)
            Decide(Moved(active[pick % active.Count], pick / 19));
        else if (pick % 23 == 0)
            Decide(new Escalate(Given.Supervisor, active[pick % active.Count].Key, "hurry"));
        else if (pick % 97 == 0)
            Decide(new Withdraw(Given.Citizen, "changed plans"));
        else
            Decide(Move(active[pick % active.Count], pick / 13));
    }

    // A supervisor moves it, or whoever holds it goes away.
    private Decision Moved(Step step, int pick)
    {
        var (state, to) = (Run[step.Key], Given.Other(step, Run[step.Key], pick));
        return state.Assignee is { } holder && pick % 2 == 0
            ? new HandOver(step.Key, holder, to, new Guid(pick, 0, 0, new byte[8]))
            : new Reassign(Given.Supervisor, step.Key, to ?? Given.Worker(step, state with { Assignee = null }, pick), "ill") is var move && move.To?.Person.Id != state.Assignee?.Id
                ? move
                : new Escalate(Given.Supervisor, step.Key, "hurry");
    }

    private Decision Move(Step step, int pick)
    {
        var (state, clerk, key) = (Run[step.Key], Given.Worker(step, Run[step.Key], pick), step.Key);
        return state.Status switch
        {
            StepStatus.AwaitingApplicant when pick % 3 == 0 && state.Procedures.Count == 0 && Phases.Of(step, state) != Phase.Accept => new Suspend(clerk, key, SpecialProcedure.Testing, "ten days", Term),
            StepStatus.AwaitingApplicant => Answer(state.Correction!.Value, pick),
            StepStatus.Suspended when pick % 3 == 0 => Correction(clerk, key),
            StepStatus.Suspended => new Resume(clerk, key, "tested"),
            _ => Clocked(step, state, clerk, pick) ?? (pick % 10) switch
            {
                0 or 1 or 2 or 3 => Given.Next(step, state, clerk, isRefused: pick % 10 == 3),
                4 => state.Assignee is null ? new Claim(clerk, key) : new Release(clerk, key),
                5 => new Transfer(clerk, key, Given.Worker(step, state, pick / 10), "on leave"),
                6 when Phases.Of(step, state) != Phase.Accept => new Suspend(clerk, key, SpecialProcedure.Testing, "ten days", Term),
                7 when Phases.Of(step, state) == Phase.Decide && step.Phases.Contains(Phase.Review) => new ReturnToReview(clerk, key, "look at the height again"),
                _ => Correction(clerk, key),
            },
        };
    }

    // Now and then what moves a clock, where the rules allow it.
    private StepDecision? Clocked(Step step, StepRun state, Actor clerk, int pick) => (pick % 31, state.Detail) switch
    {
        (1 or 2 or 3 or 4, _) when state.AcceptedAt is null => new Accept(clerk, step.Key, []),
        (5, _) when state.AcceptedAt is null => new FindUnneeded(clerk, step.Key, "below the threshold"),
        (6, _) when state.AcceptedAt is null => new DeclineCompetence(clerk, step.Key, "water", "not ours"),
        (7 or 8, { ExtensionAsked: null, Extensions: 0 }) when Phases.Of(step, state) != Phase.Accept => new AskExtension(clerk, step.Key, new Duration(5, TimeUnit.WorkingDay), "many objections"),
        ( > 8 and < 16, { ExtensionAsked: not null }) => new ApproveExtension(Given.Clerk(step.Department, "Head"), step.Key),
        (16, { ExtensionAsked: not null }) => new DeclineExtension(Given.Clerk(step.Department, "Head"), step.Key, "decide in time"),
        _ => null,
    };

    private StepDecision MoreTime(Step step, int pick) => pick % 2 == 0
        ? new DeclineMoreTime(Holder(step), step.Key, "it is urgent")
        : new GiveMoreTime(Holder(step), step.Key, Run[step.Key].Detail.MoreTime!.Until);

    private static readonly DateOnly Term = new(2026, 4, 1);

    private RequestCorrection Correction(Actor clerk, string step) => new(
        clerk, step, new Guid(++corrections, 0, 0, new byte[8]), [new CorrectionItem("person.name", CorrectionKind.Wrong, "as on the card")], "please correct")
    {
        Term = corrections % 2 == 0 ? Term : null,
    };

    private void Appeal(string step, int pick)
    {
        Decide(new FileAppeal(Given.Citizen, step, "reconsideration", "the reasons are wrong"));
        Decide(new DecideAppeal(Given.Supervisor, step, pick % 2 == 0 ? AppealOutcome.SetAside : AppealOutcome.Dismissed, "looked at again"));
    }

    private AnswerCorrection Answer(Guid correction, int pick)
    {
        var changed = Given.Named(
            ("flag.a", (pick & 1) == 0), ("flag.b", (pick & 2) == 0), ("flag.c", (pick & 4) == 0), ("size.n", (pick >> 3) % 9));
        var isNeeded = service.Steps.Any(new RandomService(service, changed).Applies)
            || Run.Steps.Values.Any(step => step.DecidedBy is not null || step.Detail.Appeal == AppealState.SetAside);
        return new AnswerCorrection(Given.Citizen, correction, isNeeded ? changed : Facts, []);
    }

    private Actor Holder(Step step) => Given.Worker(step, Run[step.Key], 0);

    private DateTimeOffset At() => Given.Now.AddHours(Turns.Count);

    private void Keep(Decision? decision, Outcome outcome)
    {
        Assert.Null(outcome.Refusal);
        if (decision is AnswerCorrection answer)
            Facts = answer.Facts;
        Turns.Add((decision, Turns.Count == 0 ? null : Run, outcome, Facts));
        Run = outcome.Run!;
        Events.AddRange(outcome.Events);
    }
}
