using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class PlannerTests
{
    // a → b (large only) → d, beside c (with signage); the signage text is asked for c alone.
    private static readonly ServiceDefinition Service = new("cafe", 1, Given.Words("Café"),
        [
            Given.Step("a", null, "market") with { Limit = new Limit(20, 5) },
            Given.Step("b", "size.n >= 300", "fire", "a") with { Limit = new Limit(10, 7) },
            Given.Step("c", "sign.wanted = true", "urban", "a") with { Limit = new Limit(10, 2), Reads = ["sign.text"] },
            Given.Step("d", null, "market", "b") with { Limit = new Limit(10, 1) },
        ])
    {
        Sections =
        [
            Given.Section([Given.Question("person.name"), Given.Question("size.n"), Given.Question("sign.wanted")]),
            Given.Section([Given.Question("sign.text", "sign.wanted = true"), Given.Question("sign.lit", "sign.wanted = true", optional: true)]),
        ],
        Materials =
        [
            Given.Material("plan", readBy: ["a", "b"]), Given.Material("escape-plan", "size.n >= 500", "b"),
            Given.Material("drawing", readBy: "c"),
        ],
    };

    [Fact]
    public void Plan_WhenNothingIsKnown_LeavesConditionalStepsPossible() =>
        Assert.Equal("a:Required b:Possible c:Possible d:Required", Involvements(Facts.Unknown));

    [Fact]
    public void Plan_WhenAConditionDoesNotHold_LeavesItsStepOut()
    {
        Assert.Equal("a:Required b:NotRequired c:NotRequired d:Required", Involvements(Small));
        Assert.Equal(["market"], Plan(Small).Departments);
    }

    [Fact]
    public void Plan_OfSomeStep_WaitsForWhatAStepThatIsNotRequiredWouldHaveWaitedFor()
    {
        Assert.Equal(["a"], Planned(Small, "d").Needs);
        Assert.Equal(1, Planned(Small, "d").Wave);
        Assert.Equal(["b"], Planned(Large, "d").Needs);
        Assert.Equal(2, Planned(Large, "d").Wave);
    }

    [Fact]
    public void Plan_OfIndependentSteps_PutsThemIntoOneWave() => Assert.Equal(Planned(Large, "b").Wave, Planned(Large, "c").Wave);

    [Theory]
    [InlineData(100, 7)]
    [InlineData(300, 13)]
    public void WorkingDays_AreThePromisesAlongTheLongestPath(int size, int days) =>
        Assert.Equal(days, Plan(Given.Facts(("size.n", size), ("sign.wanted", true))).WorkingDays);

    [Fact]
    public void WorkingDays_WhileAStepIsOnlyPossible_CountWhatItWouldHaveWaitedFor() =>
        Assert.Equal(6, Plan(Facts.Unknown).WorkingDays);

    [Fact]
    public void Questions_ThatOnlyAnUninvolvedStepReads_AreNotAsked() =>
        Assert.Equal(["person.name", "size.n", "sign.wanted"], Plan(Small).Questions.Select(question => question.Fact));

    [Fact]
    public void Questions_ThatNothingUses_AreNotAsked() =>
        Assert.DoesNotContain(Plan(Large).Questions, question => question.Fact == "sign.lit");

    [Fact]
    public void Questions_KnowWhoReadsThemAndWhatTheyDecide()
    {
        var questions = Plan(Large).Questions.ToDictionary(question => question.Fact);
        Assert.Equal(["a", "b", "d"], questions["person.name"].ReadBy.Select(step => step.Key));
        Assert.Equal(["b"], questions["size.n"].Decides.Select(step => step.Key));
        Assert.Equal(["c"], questions["sign.text"].ReadBy.Select(step => step.Key));
        Assert.Empty(questions["sign.text"].Decides);
    }

    [Fact]
    public void Questions_WhenAnswered_StayInTheForm()
    {
        var size = Assert.Single(Plan(Small).Questions, question => question.Fact == "size.n");
        Assert.True(size.IsAnswered);
        Assert.DoesNotContain(Plan(Small).OpenQuestions, question => question.Fact == "size.n");
    }

    [Fact]
    public void Questions_ThatDoNotApply_HaveNoValueAndAnswersToThemDoNotCount()
    {
        var facts = Plan(Small.With("sign.text", FactValue.Of("left over"))).Facts;
        Assert.Equal(FactValue.None, facts["sign.text"]);
        Assert.Equal(FactValue.None, facts["sign.lit"]);
    }

    [Fact]
    public void Questions_ThatDoNotApplyBecauseOfAnAnswerThatDecidesNoStep_HaveNoValueEither()
    {
        var service = Given.Service(Given.Step("a") with { Reads = ["flag.q"] }, Given.Step("b", "flag.b = true") with { Reads = ["detail.text"] }) with
        {
            Sections = [Given.Section([Given.Question("flag.b"), Given.Question("flag.q"), Given.Question("detail.text", "flag.q = true")])],
        };
        var plan = WorkflowEngine.Plan(service, Given.Facts(("flag.b", false), ("flag.q", false)));
        Assert.Equal(FactValue.None, plan.Facts["detail.text"]);
    }

    [Fact]
    public void Questions_AnsweredWithNothing_AreStillOpen() =>
        Assert.Contains(Plan(Small.With("size.n", FactValue.None)).OpenQuestions, question => question.Fact == "size.n");

    [Fact]
    public void Questions_ThatOnlyDecideWhetherAnUnneededQuestionIsAsked_AreNotAsked()
    {
        var service = Given.Service(Given.Step("a"), Given.Step("b", "flag.b = true") with { Reads = ["detail.text"] }) with
        {
            Sections =
            [
                Given.Section(
                [
                    Given.Question("person.name"), Given.Question("flag.b"), Given.Question("detail.wanted"),
                    Given.Question("detail.text", "detail.wanted = true"),
                ]),
            ],
        };
        Assert.DoesNotContain(WorkflowEngine.Plan(service, Given.Named(("flag.b", false))).Questions, asked => asked.Fact == "detail.wanted");
        Assert.Contains(WorkflowEngine.Plan(service, Given.Named(("flag.b", true))).Questions, asked => asked.Fact == "detail.wanted");
    }

    [Fact]
    public void Questions_ThatOnlyDecideAMaterialNobodyReadsHere_AreNotAsked()
    {
        var service = Given.Service(Given.Step("a"), Given.Step("b", "flag.b = true")) with
        {
            Materials = [Given.Material("deed", "house.owned = true", "b")],
            Sections = [Given.Section([Given.Question("person.name"), Given.Question("flag.b"), Given.Question("house.owned")])],
        };
        Assert.DoesNotContain(WorkflowEngine.Plan(service, Given.Named(("flag.b", false))).Questions, asked => asked.Fact == "house.owned");
        Assert.Contains(WorkflowEngine.Plan(service, Given.Named(("flag.b", true))).Questions, asked => asked.Fact == "house.owned");
    }

    [Fact]
    public void Materials_AreNeededWhenTheirConditionHoldsAndAnInvolvedStepReadsThem()
    {
        Assert.Equal("plan:Required", Materials(Small));
        Assert.Equal("plan:Required drawing:Required", Materials(Large));
        Assert.Equal("plan:Required escape-plan:Required drawing:Required", Materials(Large.With("size.n", FactValue.Of(500m))));
        Assert.Equal("plan:Required escape-plan:Possible drawing:Possible", Materials(Facts.Unknown));
    }

    [Fact]
    public void Question_OnWhichItHangsWhetherAPersonTakesPart_IsAskedThoughNoStepReadsIt()
    {
        var service = Given.Service(Given.Step("a")) with
        {
            Sections = [Given.Section([Given.Question("flag.a"), Given.Question("person.name")])],
            Parties = [new Party("other", Given.Words("Other"), "person.id", "person.agrees") { When = ConditionParser.Read("flag.a = true") }],
        };
        Assert.Contains(WorkflowEngine.Plan(service, Facts.Unknown).Questions, question => question.Fact == "flag.a");
    }

    private static Facts Small => Given.Named(("size.n", 100), ("sign.wanted", false));

    private static Facts Large => Given.Named(("size.n", 300), ("sign.wanted", true));

    private static Plan Plan(Facts facts) => WorkflowEngine.Plan(Service, facts);

    private static PlannedStep Planned(Facts facts, string step) => Plan(facts).Steps.Single(planned => planned.Step.Key == step);

    private static string Involvements(Facts facts) =>
        string.Join(" ", Plan(facts).Steps.Select(step => $"{step.Step.Key}:{step.Involvement}"));

    private static string Materials(Facts facts) =>
        string.Join(" ", Plan(facts).Materials.Select(material => $"{material.Material.Key}:{material.Involvement}"));
}
