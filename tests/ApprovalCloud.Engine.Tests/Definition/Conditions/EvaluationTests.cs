using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Definition.Conditions;

public sealed class EvaluationTests
{
    // t.t is true, f.f is false, u.u is not known.
    private static readonly Facts Facts = Given.Facts(
        ("t.t", true), ("f.f", false), ("n.five", 5), ("s.rented", "rented"), ("d.day", new DateOnly(2026, 1, 31)), ("no.thing", FactValue.None));

    [Theory]
    [InlineData("t.t and t.t", Truth.True)]
    [InlineData("t.t and f.f", Truth.False)]
    [InlineData("t.t and u.u", Truth.Unknown)]
    [InlineData("f.f and u.u", Truth.False)]
    [InlineData("u.u and f.f", Truth.False)]
    [InlineData("u.u and u.u", Truth.Unknown)]
    [InlineData("t.t or u.u", Truth.True)]
    [InlineData("u.u or t.t", Truth.True)]
    [InlineData("f.f or u.u", Truth.Unknown)]
    [InlineData("f.f or f.f", Truth.False)]
    [InlineData("u.u or u.u", Truth.Unknown)]
    [InlineData("not(t.t)", Truth.False)]
    [InlineData("not(f.f)", Truth.True)]
    [InlineData("not(u.u)", Truth.Unknown)]
    public void Evaluate_FollowsKleenesTables(string source, Truth truth) => Assert.Equal(truth, Evaluate(source));

    [Theory]
    [InlineData("n.five >= 5", Truth.True)]
    [InlineData("n.five > 5", Truth.False)]
    [InlineData("n.five < 5.01", Truth.True)]
    [InlineData("n.five = 5.00", Truth.True)]
    [InlineData("n.five != 4", Truth.True)]
    [InlineData("n.five in [5..9]", Truth.True)]
    [InlineData("n.five in (5..9]", Truth.False)]
    [InlineData("n.five in [1..5)", Truth.False)]
    [InlineData("n.five in [1..5]", Truth.True)]
    [InlineData("n.five in [6..u.u]", Truth.False)]
    [InlineData("n.five in [1..u.u]", Truth.Unknown)]
    [InlineData("n.five in (1, 5)", Truth.True)]
    [InlineData("n.five in (1, 2)", Truth.False)]
    [InlineData("n.five in (1, u.u)", Truth.Unknown)]
    [InlineData("n.five in (5, u.u)", Truth.True)]
    [InlineData("u.u in (1, 2)", Truth.Unknown)]
    [InlineData("u.u > 5", Truth.Unknown)]
    [InlineData("n.five * 2 - 1 = 9", Truth.True)]
    [InlineData("n.five / 2 = 2.5", Truth.True)]
    [InlineData("n.five + u.u > 0", Truth.Unknown)]
    [InlineData("-n.five < 0", Truth.True)]
    public void Evaluate_OfNumbers(string source, Truth truth) => Assert.Equal(truth, Evaluate(source));

    [Theory]
    [InlineData("s.rented = \"rented\"", Truth.True)]
    [InlineData("s.rented in (\"owned\", \"rented\")", Truth.True)]
    [InlineData("s.rented != \"owned\"", Truth.True)]
    [InlineData("d.day = date(\"2026-01-31\")", Truth.True)]
    [InlineData("d.day > date(\"2025-12-31\")", Truth.True)]
    [InlineData("d.day in (date(\"2026-01-31\")..date(\"2026-12-31\")]", Truth.False)]
    public void Evaluate_OfTextsAndDates(string source, Truth truth) => Assert.Equal(truth, Evaluate(source));

    [Theory]
    [InlineData("no.thing = null", Truth.True)]
    [InlineData("n.five = null", Truth.False)]
    [InlineData("n.five != null", Truth.True)]
    [InlineData("u.u = null", Truth.Unknown)]
    [InlineData("no.thing > 5", Truth.False)]
    [InlineData("no.thing <= 5", Truth.False)]
    [InlineData("no.thing + 1 = 1", Truth.False)]
    [InlineData("no.thing", Truth.False)]
    public void Evaluate_OfWhatDoesNotApply_IsNeitherMoreNorLess(string source, Truth truth) => Assert.Equal(truth, Evaluate(source));

    [Theory]
    [InlineData("n.five / 0 > 1")]
    [InlineData("99999999999999999999 * 99999999999999999999 > 1")]
    [InlineData("s.rented + 1 > 0")]
    [InlineData("s.rented > 5")]
    [InlineData("d.day > \"2026\"")]
    public void Evaluate_OfWhatCannotBeCalculated_DoesNotHold(string source) => Assert.Equal(Truth.False, Evaluate(source));

    private static Truth Evaluate(string source) => ConditionParser.Read(source).Evaluate(Facts);
}
