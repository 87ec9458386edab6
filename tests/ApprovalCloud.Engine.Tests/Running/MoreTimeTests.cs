using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>The applicant's own last days, and more time for them.</summary>
public sealed class MoreTimeTests
{
    private static readonly Actor Clerk = Given.Clerk("health");
    private static readonly DateOnly Day = new(2026, 3, 20);

    private static readonly ServiceDefinition Service = Given.Service(Given.Step("a"), Given.Step("b")) with
    {
        Materials = [Given.Material("plan", readBy: "a") with { Secondary = true }, Given.Material("other", readBy: "a") with { Secondary = true }],
    };

    private static readonly Run Corrected = Given.Started(Service, Given.Named()).After(Service, Correct(Day));

    private static readonly Run Following = WorkflowEngine.Start(Service, Given.Named(), Given.Applicant, Given.Now, new Choices([], ["plan", "other"])).Run!
        .After(Service, new Accept(Clerk, "a", [new FollowUp("plan", Day), new FollowUp("other", Day)]), new Grant(Clerk, "a", ""));

    [Fact]
    public void Given_ForACorrection_MovesItsLastDay()
    {
        var asked = Corrected.After(Service, Ask(null, 5));
        Assert.Equal(new MoreTime(null, Day.AddDays(5), "on a journey"), asked["a"].Detail.MoreTime);
        Assert.Equal(Day, asked["a"].Detail.Term);

        var given = asked.After(Service, new GiveMoreTime(Clerk, "a", Day.AddDays(3)));

        Assert.Equal((null, Day.AddDays(3)), (given["a"].Detail.MoreTime, given["a"].Detail.Term));
    }

    [Fact]
    public void Given_ForAMaterial_MovesThatOneAlone()
    {
        var given = Following.After(Service, Ask("other", 5), new GiveMoreTime(Clerk, "a", Day.AddDays(5)));

        Assert.Equal([new FollowUp("plan", Day), new FollowUp("other", Day.AddDays(5))], given["a"].Detail.ToFollow);
        Assert.Equal("a:Withheld b:Open", given.Statuses());
    }

    [Fact]
    public void Declined_LeavesTheDay_AndAnotherRequestIsPossible()
    {
        var declined = Corrected.After(Service, Ask(null, 5), new DeclineMoreTime(Clerk, "a", "it is urgent"));

        Assert.Equal((null, Day), (declined["a"].Detail.MoreTime, declined["a"].Detail.Term));
        Assert.Null(WorkflowEngine.Refuse(Service, declined, Ask(null, 2)));
    }

    [Fact]
    public void Lapse_WhileARequestWaits_IsRefused_AndPossibleOnceItIsAnswered()
    {
        var asked = Following.After(Service, Ask("plan", 5));
        Assert.Equal(RefusalRule.MoreTimePending, WorkflowEngine.Refuse(Service, asked, new Lapse("a"))!.Rule);

        Assert.Null(WorkflowEngine.Refuse(Service, asked.After(Service, new DeclineMoreTime(Clerk, "a", "no")), new Lapse("a")));
    }

    [Fact]
    public void Request_AboutWhatIsDone_WaitsForNobody()
    {
        var answered = Corrected.After(Service, Ask(null, 5), new AnswerCorrection(Given.Citizen, Guid.Empty, Given.Named(), []));
        Assert.Equal((null, null), (answered["a"].Detail.MoreTime, answered["a"].Detail.Term));
        Assert.Equal(RefusalRule.MoreTimeNotAsked, WorkflowEngine.Refuse(Service, answered, new GiveMoreTime(Clerk, "a", Day.AddDays(9)))!.Rule);

        var received = Following.After(Service, Ask("plan", 5), new ReceiveMaterial(Clerk, "a", "plan"));
        Assert.Null(received["a"].Detail.MoreTime);
        Assert.NotNull(Following.After(Service, Ask("plan", 5), new ReceiveMaterial(Clerk, "a", "other"))["a"].Detail.MoreTime);
    }

    [Fact]
    public void Ask_WhereItCannotBe_IsRefusedByName()
    {
        Refused(RefusalRule.NotTheApplicant, Corrected, Ask(null, 5) with { By = Clerk });
        Refused(RefusalRule.UnknownStep, Corrected, Ask(null, 5) with { Step = "none" });
        Refused(RefusalRule.NoTerm, Corrected, Ask(null, 5) with { Step = "b" });
        Refused(RefusalRule.NoTerm, Corrected, Ask("plan", 5));
        Refused(RefusalRule.NoTerm, Given.Started(Service, Given.Named()).After(Service, Correct(null)), Ask(null, 5));
        Refused(RefusalRule.NoTerm, Following.After(Service, new Withdraw(Given.Citizen, "")), Ask("plan", 5));
        Refused(RefusalRule.MoreTimePending, Following.After(Service, Ask("plan", 5)), Ask("other", 5));
        Refused(RefusalRule.MoreTimeTooShort, Corrected, Ask(null, 0));
        Refused(RefusalRule.ReasonMissing, Corrected, Ask(null, 5) with { Reason = " " });
    }

    [Fact]
    public void Answer_WhereItCannotBe_IsRefusedByName()
    {
        var asked = Corrected.After(Service, Ask(null, 5));
        Refused(RefusalRule.MoreTimeNotAsked, Corrected, new GiveMoreTime(Clerk, "a", Day.AddDays(5)));
        Refused(RefusalRule.MoreTimeTooShort, asked, new GiveMoreTime(Clerk, "a", Day));
        Refused(RefusalRule.ReasonMissing, asked, new DeclineMoreTime(Clerk, "a", ""));
        Refused(RefusalRule.NotYourDepartment, asked, new DeclineMoreTime(Given.Clerk("fire"), "a", "no"));
        Refused(RefusalRule.OwnApplication, asked, new GiveMoreTime(Clerk with { Person = Given.Applicant }, "a", Day.AddDays(5)));
        Refused(RefusalRule.MoreTimeNotAsked, asked.After(Service, new Withdraw(Given.Citizen, "")), new GiveMoreTime(Clerk, "a", Day.AddDays(5)));
    }

    [Fact]
    public void Asked_TellsTheDepartment_AndAnsweredTheApplicant()
    {
        var asked = WorkflowEngine.Decide(Service, Corrected, Ask(null, 5), Given.Now);
        Assert.Equal([new Effect.TellDepartment(asked.Events.Single(), "health")], asked.Effects);

        var given = WorkflowEngine.Decide(Service, asked.Run!, new GiveMoreTime(Clerk, "a", Day.AddDays(5)), Given.Now);
        Assert.Equal([new Effect.TellApplicant(given.Events.Single())], given.Effects);
    }

    private static void Refused(RefusalRule rule, Run run, Decision decision) => Assert.Equal(rule, WorkflowEngine.Refuse(Service, run, decision)?.Rule);

    private static AskMoreTime Ask(string? material, int days) => new(Given.Citizen, "a", material, Day.AddDays(days), "on a journey");

    private static RequestCorrection Correct(DateOnly? term) =>
        new(Clerk, "a", Guid.Empty, [new CorrectionItem("person.name", CorrectionKind.Wrong, "as on the card")], "please correct") { Term = term };
}
