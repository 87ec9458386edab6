using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Definition.Conditions;

public sealed class ParserTests
{
    [Theory]
    [InlineData("a.x = 1 or a.y = 2 and a.z = 3", "(or (= a.x 1) (and (= a.y 2) (= a.z 3)))")]
    [InlineData("(a.x = 1 or a.y = 2) and a.z = 3", "(and (or (= a.x 1) (= a.y 2)) (= a.z 3))")]
    [InlineData("a.x = 1 and a.y = 2 and a.z = 3", "(and (and (= a.x 1) (= a.y 2)) (= a.z 3))")]
    [InlineData("a.x + 2 * 3 > 7 - 1", "(> (+ a.x (* 2 3)) (- 7 1))")]
    [InlineData("a.x - 1 - 2 = 3", "(= (- (- a.x 1) 2) 3)")]
    [InlineData("a.x / 2 / 3 != -4", "(!= (/ (/ a.x 2) 3) (neg 4))")]
    [InlineData("-a.x * 2 < 1", "(< (* (neg a.x) 2) 1)")]
    [InlineData("not(a.x) and a.y", "(and (not a.x) a.y)")]
    [InlineData("a.x>=300", "(>= a.x 300)")]
    [InlineData("a.x <= 0.5", "(<= a.x 0.5)")]
    public void Read_KeepsTheUsualPrecedence(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("a.x in [1..10]", "(in a.x [1 10])")]
    [InlineData("a.x in (1..10)", "(in a.x (1 10))")]
    [InlineData("a.x in [1..10)", "(in a.x [1 10))")]
    [InlineData("a.x in (1 .. 10]", "(in a.x (1 10])")]
    [InlineData("a.x between 1 and 5 and a.y", "(and (in a.x [1 5]) a.y)")]
    [InlineData("a.x in [date(\"2026-01-31\")..date(\"2026-12-31\")]", "(in a.x [2026-01-31 2026-12-31])")]
    public void Read_OfARange_KnowsWhetherItsEndsBelongToIt(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("a.x in (1)", "(in a.x 1)")]
    [InlineData("a.x in (\"rented\", \"owned\")", "(in a.x rented owned)")]
    [InlineData("a.x in ((1), 2 + 3)", "(in a.x 1 (+ 2 3))")]
    public void Read_OfAList_TakesItsItems(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("android")]
    [InlineData("notary.name")]
    [InlineData("order.x")]
    [InlineData("dateOfBirth")]
    [InlineData("information.in")]
    [InlineData("nullable.or.not")]
    [InlineData("trueCopy")]
    [InlineData("betweenUs.and")]
    [InlineData("in5.x")]
    [InlineData("or2")]
    [InlineData("premises.sellsTobacco")]
    [InlineData("人口.姓名")]
    public void Read_OfANameThatBeginsLikeAWord_IsTheName(string name) => Assert.Equal(name, Tree(name));

    [Fact]
    public void Read_OfALiteral_KnowsItsKind()
    {
        Assert.Equal(new Expression.Literal(FactValue.None), Root("null"));
        Assert.Equal(new Expression.Literal(FactValue.True), Root("true"));
        Assert.Equal(new Expression.Literal(FactValue.Of(new DateOnly(2026, 1, 31))), Root("date(\"2026-01-31\")"));
        Assert.Equal(new Expression.Literal(FactValue.Of("and or not")), Root("\"and or not\""));
        Assert.Equal(new Expression.Literal(FactValue.Of(12.50m)), Root("12.5"));
    }

    [Fact]
    public void Read_OfADate_IsTheSameInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
            // The Persian second month has 31 days, ours has not.
            Assert.False(ConditionParser.TryParse("a.x > date(\"2026-02-31\")", out _, out _));
            Assert.Equal("(> a.x 2026-02-28)", Tree("a.x > date(\"2026-02-28\")"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Names_AreTheFactsOfACondition_EachOnceInOrder() => Assert.Equal(
        ["b.x", "a.x", "c.x"],
        ConditionParser.Read("b.x = 1 and (a.x in (1, c.x) or not(b.x = 2))").Names);

    [Fact]
    public void Both_HoldsWhenEachHolds()
    {
        var both = Condition.Both(ConditionParser.Read("a.x or a.y"), ConditionParser.Read("a.z"))!;
        Assert.Equal("(and (or a.x a.y) a.z)", Tree(both.Root));
        Assert.Equal(Tree(both.Source), Tree(both.Root));
        Assert.Same(both, Condition.Both(null, both));
        Assert.Same(both, Condition.Both(both, null));
    }

    private static Expression Root(string source) => ConditionParser.Read(source).Root;

    private static string Tree(string source) => Tree(Root(source));

    private static string Tree(Expression expression) => expression switch
    {
        Expression.Literal(var value) => value.ToString(),
        Expression.Name(var name) => name,
        Expression.Negative => $"(neg {Parts(expression)})",
        Expression.Not => $"(not {Parts(expression)})",
        Expression.And => $"(and {Parts(expression)})",
        Expression.Or => $"(or {Parts(expression)})",
        Expression.Arithmetic(var op, _, _) => $"({"+-*/"[(int)op]} {Parts(expression)})",
        Expression.Comparison(var op, _, _) => $"({new[] { "=", "!=", "<", "<=", ">", ">=" }[(int)op]} {Parts(expression)})",
        Expression.InRange range =>
            $"(in {Tree(range.Value)} {(range.LowIncluded ? '[' : '(')}{Tree(range.Low)} {Tree(range.High)}{(range.HighIncluded ? ']' : ')')})",
        _ => $"(in {Parts(expression)})",
    };

    private static string Parts(Expression expression) => string.Join(" ", expression.Parts.Select(Tree));
}
