using System.Diagnostics;
using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition.Conditions;

public sealed class ParserErrorTests
{
    [Theory]
    [InlineData("a.x >", "end of input")]
    [InlineData("a.x = 1 and", "end of input")]
    [InlineData("a.x = 1 a.y", "column 9")]
    [InlineData("a.x == 1", "column 6")]
    [InlineData("a.x in [1..", "end of input")]
    [InlineData("a.x in [1, 2]", "column 13")]
    [InlineData("a.x in ()", "column 9")]
    [InlineData("a.x = 'rented'", "column 7")]
    [InlineData("a.x = \"rented", "column 7")]
    [InlineData("a.x & a.y", "column 5")]
    [InlineData("a..x", "column 2")]
    [InlineData("(a.x", "end of input")]
    [InlineData("not a.x", "column 5")]
    [InlineData("1 < a.x < 5", "column 9")]
    [InlineData("date(\"2026-02-30\")", "column 6")]
    [InlineData("date(\"31.1.2026\")", "column 6")]
    [InlineData("", "end of input")]
    public void TryParse_WhenItIsNotSFeel_SaysWhere(string source, string where)
    {
        Assert.False(ConditionParser.TryParse(source, out var condition, out var error));
        Assert.Null(condition);
        Assert.Contains(where, error, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => ConditionParser.Read(source));
    }

    [Fact]
    public void TryParse_OfEndlessSources_Refuses()
    {
        Assert.False(ConditionParser.TryParse(new string(' ', 3_000) + "a.x", out _, out _));
        Assert.False(ConditionParser.TryParse(new string('(', 500) + "a.x" + new string(')', 500), out _, out _));
        Assert.False(ConditionParser.TryParse(new string('-', 500) + "1", out _, out _));
        Assert.True(ConditionParser.TryParse("every b in a.x satisfies some c in a.y satisfies b.n = c.n", out _, out var error), error);
        Assert.False(ConditionParser.TryParse("not(every b in a.x satisfies some c in a.y satisfies (1 = 1 and some d in a.z satisfies d.n = c.n))", out _, out _));
    }

    [Fact]
    public void TryParse_OfALongListOfDates_IsFine()
    {
        var dates = string.Join(", ", Enumerable.Range(1, 31).Select(day => $"date(\"2026-01-{day:00}\")"));
        Assert.True(ConditionParser.TryParse($"a.x in ({dates})", out _, out var error), error);
    }

    [Fact]
    public void TryParse_OfTheLongestChain_CanBeEvaluatedAndReadBack()
    {
        var condition = ConditionParser.Read("a.x" + string.Concat(Enumerable.Repeat("+1", 990)) + " > 5");
        Assert.Equal(Truth.True, condition.Evaluate(Given.Facts(("a.x", 0))));
        Assert.Equal(["a.x"], condition.Names);
        Assert.Contains("990", new ReadBack(new Vocabulary([])).Reason(condition, Given.Facts(("a.x", 990))).En, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_OfListsWithinLists_TakesNoExponentialTime()
    {
        var nested = string.Concat(Enumerable.Repeat("a.x in ((", 25)) + "1" + string.Concat(Enumerable.Repeat("))", 25));
        var watch = Stopwatch.StartNew();
        Assert.True(ConditionParser.TryParse(nested, out _, out var error), error);
        // Milliseconds, where trying everything twice takes 2^25 rounds.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void TryParse_OfAnyText_NeverThrows() =>
        Gen.String.Sample(source => ConditionParser.TryParse(source, out _, out _) || true, iter: 2_000);

    [Fact]
    public void TryParse_OfAnySequenceOfTokens_NeverThrowsAndReadsAgainTheSame() => Gen.OneOf(
        "a.x", "b", "1", "2.5", "\"s\"", "date(\"2026-01-31\")", "date", "(", ")", "[", "]", "..", ",", "=", "!=", "<", ">=",
        "+", "-", "*", "/", "and", "or", "not", "in", "between", "true", "null").Array[0, 12].Sample(tokens =>
    {
        var source = string.Join(' ', tokens);
        if (!ConditionParser.TryParse(source, out var condition, out var error))
        {
            Assert.NotEmpty(error!);
            return;
        }

        Assert.Equal(condition.Names, ConditionParser.Read($"({condition.Source})").Names);
    }, iter: 5_000);
}
