using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>What a supervisor, or an absence, moves from one clerk to another; and what a supervisor writes about.</summary>
public sealed class ReassignTests
{
    private static readonly ServiceDefinition Service = Given.Service(Given.Step("a"), Given.Step("b", needs: "a"));
    private static readonly Actor Anna = Given.Clerk("health");
    private static readonly Actor Bo = Given.Clerk("health", "Bo");
    private static readonly Actor Judge = Given.Supervisor;
    private static readonly Guid Leave = new(7, 0, 0, new byte[8]);
    private static readonly Run Held = Given.Started(Service, Given.Named()).After(Service, new Claim(Anna, "a"));

    [Fact]
    public void Reassign_ByASupervisor_PutsTheStepIntoTheHandsOfAnother_AndTellsTheDepartment()
    {
        var outcome = WorkflowEngine.Decide(Service, Held, new Reassign(Judge, "a", Bo, "ill"), Given.Now);

        Assert.Equal(Bo.Person, outcome.Run!["a"].Assignee);
        Assert.Equal(new StepReassigned(Given.Now, Judge.Person, "a", Anna.Person, Bo.Person, "ill"), Assert.Single(outcome.Events));
        Assert.Equal(new Effect.TellDepartment(outcome.Events[0], "health"), Assert.Single(outcome.Effects));
    }

    [Fact]
    public void Reassign_ToNobody_PutsTheStepBackIntoTheQueue() =>
        Assert.Null(Held.After(Service, new Reassign(Judge, "a", null, "ill"))["a"].Assignee);

    [Fact]
    public void Reassign_OfWhatNobodyHasTaken_GivesItToSomebody() => Assert.Equal(
        Bo.Person, Given.Started(Service, Given.Named()).After(Service, new Reassign(Judge, "a", Bo, "urgent"))["a"].Assignee);

    [Fact]
    public void Reassign_ByAnybodyElse_Refuses()
    {
        Assert.Equal(RefusalRule.NotASupervisor, Refused(new Reassign(Bo, "a", Bo, "ill")));
        Assert.Equal(RefusalRule.NotASupervisor, Refused(new Reassign(Given.Citizen, "a", Bo, "ill")));
        Assert.Equal(RefusalRule.NotASupervisor, Refused(new Escalate(Bo, "a", "hurry")));
    }

    [Fact]
    public void Reassign_ByWhoeverHasAPartInTheApplication_Refuses()
    {
        Assert.Equal(RefusalRule.OwnApplication, Refused(new Reassign(Judge with { Person = Given.Applicant }, "a", Bo, "ill")));
        Assert.Equal(RefusalRule.InvolvedInApplication, Refused(new Reassign(Judge, "a", Bo, "ill"), Held with { Involved = new HashSet<Guid> { Judge.Person.Id } }));
        Assert.Equal(RefusalRule.InvolvedInApplication, Refused(new Escalate(Judge, "a", "hurry"), Held with { Involved = new HashSet<Guid> { Judge.Person.Id } }));
    }

    [Fact]
    public void Reassign_ToSomebodyWhoMayNotActOnIt_Refuses()
    {
        Assert.Equal(RefusalRule.ReceiverOfAnotherDepartment, Refused(new Reassign(Judge, "a", Given.Clerk("fire", "Bo"), "ill")));
        Assert.Equal(RefusalRule.ReceiverInvolved, Refused(new Reassign(Judge, "a", Given.Citizen with { Department = "health", Roles = StepRoles.All }, "ill")));
        Assert.Equal(RefusalRule.ReceiverInvolved, Refused(new Reassign(Judge, "a", Bo, "ill"), Held with { Involved = new HashSet<Guid> { Bo.Person.Id } }));
        Assert.Equal(RefusalRule.RoleMissing, Refused(new Reassign(Judge, "a", Given.Clerk("health", "Bo", StepRoles.None), "ill")));
    }

    [Fact]
    public void Reassign_ToWhoeverReviewedWhatAnotherMustDecide_Refuses()
    {
        var byTwo = Given.Service(Given.Step("a") with { Phases = [Phase.Review, Phase.Decide], SecondPerson = true });
        var reviewed = Given.Started(byTwo, Given.Named()).After(byTwo, new ConcludeReview(Anna, "a", Recommendation.Grant, "in order"));

        Assert.Equal(RefusalRule.OwnReview, WorkflowEngine.Refuse(byTwo, reviewed, new Reassign(Judge, "a", Anna, "ill"))?.Rule);
        Assert.Null(WorkflowEngine.Refuse(byTwo, reviewed, new Reassign(Judge, "a", Bo, "ill")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Reassign_WithoutAReason_Refuses(string blank)
    {
        Assert.Equal(RefusalRule.ReasonMissing, Refused(new Reassign(Judge, "a", Bo, blank)));
        Assert.Equal(RefusalRule.ReasonMissing, Refused(new Escalate(Judge, "a", blank)));
    }

    [Fact]
    public void Reassign_ToWhereItIs_Refuses()
    {
        Assert.Equal(RefusalRule.HeldAlready, Refused(new Reassign(Judge, "a", Anna, "ill")));
        Assert.Equal(RefusalRule.HeldAlready, Refused(new Reassign(Judge, "a", null, "ill"), Given.Started(Service, Given.Named())));
    }

    [Fact]
    public void Reassign_OfWhatIsNotActive_Refuses()
    {
        Assert.Equal(RefusalRule.StepWaiting, Refused(new Reassign(Judge, "b", Bo, "ill")));
        Assert.Equal(RefusalRule.StepAlreadyDecided, Refused(new Reassign(Judge, "a", Bo, "ill"), Held.After(Service, new Grant(Anna, "a", ""))));
        Assert.Equal(RefusalRule.StepCancelled, Refused(new Escalate(Judge, "a", "hurry"), Held.After(Service, new Withdraw(Given.Citizen, "changed plans"))));
        Assert.Equal(RefusalRule.UnknownStep, Refused(new Reassign(Judge, "z", Bo, "ill")));
    }

    [Fact]
    public void HandOver_OfWhoeverIsAway_IsDoneOnce_ByThePlatform_WithTheReason()
    {
        var outcome = WorkflowEngine.Decide(Service, Held, new HandOver("a", Anna.Person, Bo, Leave), Given.Now);

        var moved = Assert.IsType<StepReassigned>(Assert.Single(outcome.Events));
        Assert.Equal((null, "absence", Leave, Bo.Person), (moved.By, moved.Reason, moved.Absence, outcome.Run!["a"].Assignee));
        Assert.Equal(new Effect.TellClerk(moved, "health", Bo.Person), Assert.Single(outcome.Effects));
        Assert.Equal(RefusalRule.NotHeld, WorkflowEngine.Refuse(Service, outcome.Run!, new HandOver("a", Anna.Person, Bo, Leave))?.Rule);
    }

    [Fact]
    public void Escalation_StandsUntilAClerkActsOnTheStep_WhateverElseHappens()
    {
        var note = new StepEscalated(Given.Now, Judge.Person, "a", "hurry");
        RunEvent[] others =
        [
            new StepReassigned(Given.Now, Judge.Person, "a", Anna.Person, Bo.Person, "ill"), new StepReassigned(Given.Now, null, "a", Anna.Person, Bo.Person, "absence"),
            new QuestionAsked(Given.Now, Given.Applicant, "a", Guid.Empty, ""), new StepGranted(Given.Now, Anna.Person, "b", ""),
            new NoteWritten(Given.Now, Anna.Person, "a", Guid.Empty, ""), new LimitMissed(Given.Now, null, "a", default),
        ];

        Assert.Equal([note, note], Escalations.Standing("a", [note, .. others, note]));
        foreach (RunEvent act in new RunEvent[] { new StepClaimed(Given.Now, Bo.Person, "a"), new QuestionAnswered(Given.Now, Bo.Person, "a", Guid.Empty, ""), new StepRefused(Given.Now, Bo.Person, "a", "no") })
            Assert.Empty(Escalations.Standing("a", [note, act]));
        Assert.Empty(Escalations.Standing("b", [note]));
    }

    private static RefusalRule? Refused(Decision decision, Run? run = null) => WorkflowEngine.Refuse(Service, run ?? Held, decision)?.Rule;
}
