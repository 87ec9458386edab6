using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Definition.Conditions;

/// <summary>What conditions can say of a group that repeats.</summary>
public sealed class ListConditionTests
{
    private static readonly FactDefinition Owners = new("company.owners", FactType.List, Given.Words("the owners"), Text.Empty)
    {
        Item = new ItemDefinition(Given.Words("owner"),
        [
            new FactDefinition("name", FactType.Text, Given.Words("name"), Text.Empty),
            new FactDefinition("share", FactType.Number, Given.Words("share"), Text.Empty) { Unit = "%" },
            new FactDefinition("since", FactType.Date, Given.Words("since"), Text.Empty) { Optional = true },
        ], 1, 9),
    };

    private static readonly Facts Facts = Given.Facts(("limit.n", 50), ("none.list", FactValue.None))
        .With("company.owners", new FactValue.OfList([Owner("A", 60), Owner("B", 40)]));

    [Theory]
    [InlineData("count(company.owners) = 2", Truth.True)]
    [InlineData("count(company.owners) > 2", Truth.False)]
    [InlineData("count(not.known) > 2", Truth.Unknown)]
    [InlineData("count(none.list) >= 0", Truth.False)]
    [InlineData("sum(company.owners.share) = 100", Truth.True)]
    [InlineData("sum(company.owners.share) + 1 > 100", Truth.True)]
    [InlineData("sum(company.owners.since) = 0", Truth.True)]
    [InlineData("every one in company.owners satisfies one.share < limit.n", Truth.False)]
    [InlineData("every one in company.owners satisfies one.share > 30", Truth.True)]
    [InlineData("some one in company.owners satisfies one.share > limit.n", Truth.True)]
    [InlineData("some one in company.owners satisfies one.share > not.known", Truth.Unknown)]
    [InlineData("some one in company.owners satisfies one.name = \"B\"", Truth.True)]
    [InlineData("some one in not.known satisfies one.share > 30", Truth.Unknown)]
    [InlineData("not(some one in company.owners satisfies (one.share > 70 or one.name = \"C\"))", Truth.True)]
    [InlineData("count(company.owners) > 1 and every one in company.owners satisfies one.share in [10..90]", Truth.True)]
    public void Evaluate_OfAList(string source, Truth truth) => Assert.Equal(truth, ConditionParser.Read(source).Evaluate(Facts));

    [Theory]
    [InlineData("count(company.owners) > 2", "the number of the owners is more than 2")]
    [InlineData("sum(company.owners.share) >= 50", "the sum of “share” in the owners is 50 or more")]
    [InlineData("some one in company.owners satisfies one.share > 50", "for at least one of the owners: share is more than 50 %")]
    public void Rule_OfAList_IsASentence(string source, string sentence) =>
        Assert.Equal(sentence, new ReadBack(new Vocabulary([Owners])).Rule(ConditionParser.Read(source)).En);

    [Fact]
    public void Names_OfAList_AreTheListAndWhatElseItSpeaksOf() => Assert.Equal(
        ["company.owners", "limit.n"], ConditionParser.Read("every one in company.owners satisfies one.share < limit.n").Names);

    [Theory]
    [InlineData("count()")]
    [InlineData("sum(owners)")]
    [InlineData("every a.b in company.owners satisfies true")]
    [InlineData("some one in company.owners")]
    public void Parse_OfHalfASentence_SaysSo(string source) => Assert.False(ConditionParser.TryParse(source, out _, out _));

    private static Facts Owner(string name, decimal share) => Facts.From(new Dictionary<string, FactValue>
    {
        ["name"] = FactValue.Of(name), ["share"] = FactValue.Of(share), ["since"] = FactValue.None,
    });
}
