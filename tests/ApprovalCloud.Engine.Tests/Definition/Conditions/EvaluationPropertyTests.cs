using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition.Conditions;

public sealed class EvaluationPropertyTests
{
    [Fact]
    public void Evaluate_OfAnyConditionWithAnyFacts_NeverThrows() => Gen.Select(RandomCondition.Any, RandomCondition.AnyFacts)
        .Sample((source, facts) => Enum.IsDefined(ConditionParser.Read(source).Evaluate(facts)), iter: 1_000);

    [Fact]
    public void Evaluate_WhenMoreIsKnown_NeverTakesBackAnAnswer() => Gen.Select(RandomCondition.Any, RandomCondition.Growing)
        .Sample((source, facts) =>
        {
            var condition = ConditionParser.Read(source);
            var before = condition.Evaluate(facts.Less);
            return before == Truth.Unknown || condition.Evaluate(facts.More) == before;
        }, iter: 2_000);

    [Fact]
    public void Evaluate_WhenEveryNameIsKnown_IsNeverUnknown() => Gen.Select(RandomCondition.Any, RandomCondition.AnyFacts)
        .Sample((source, facts) =>
        {
            var condition = ConditionParser.Read(source);
            return condition.Evaluate(facts) != Truth.Unknown || condition.Names.Any(name => facts[name] is null);
        }, iter: 1_000);

    [Fact]
    public void Evaluate_OfANegation_IsTheOpposite() => Gen.Select(RandomCondition.Any, RandomCondition.AnyFacts)
        .Sample((source, facts) =>
            (int)ConditionParser.Read($"not({source})").Evaluate(facts) == 2 - (int)ConditionParser.Read(source).Evaluate(facts), iter: 1_000);

    [Fact]
    public void Evaluate_OfBetween_IsThatOfTheClosedRange() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9])
        .Sample((value, low, high) =>
        {
            var facts = Given.Facts(("a.x", value));
            var between = ConditionParser.Read($"a.x between {low} and {high}").Evaluate(facts);
            Assert.Equal(low <= value && value <= high ? Truth.True : Truth.False, between);
            Assert.Equal(between, ConditionParser.Read($"a.x in [{low}..{high}]").Evaluate(facts));
        }, iter: 300);

    [Fact]
    public void ReadBack_OfAnyCondition_NeverThrows() => Gen.Select(RandomCondition.Any, RandomCondition.AnyFacts).Sample((source, facts) =>
    {
        var (readBack, condition) = (new ReadBack(new Vocabulary([])), ConditionParser.Read(source));
        Assert.NotEmpty(readBack.Rule(condition).ZhHant);
        Assert.NotEmpty(readBack.Reason(condition, facts).En);
    }, iter: 1_000);
}
