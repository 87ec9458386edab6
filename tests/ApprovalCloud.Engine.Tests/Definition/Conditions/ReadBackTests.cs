using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Definition.Conditions;

public sealed class ReadBackTests
{
    private static readonly Vocabulary Vocabulary = new(
    [
        new FactDefinition("area.n", FactType.Number, new Text("floor area", "面积", "面積"), Text.Empty) { Unit = "m²" },
        new FactDefinition("price.n", FactType.Money, new Text("price", "价格", "價格"), Text.Empty),
        new FactDefinition("sign.b", FactType.Boolean, new Text("signage", "招牌", "招牌"), Text.Empty),
        new FactDefinition("born.d", FactType.Date, new Text("date of birth", "出生日期", "出生日期"), Text.Empty),
        new FactDefinition("tenure.c", FactType.Choice, new Text("tenure", "权属", "權屬"), Text.Empty)
        {
            Choices = [new Choice("owned", new Text("own property", "自有", "自有")), new Choice("rented", new Text("rented", "租赁", "租賃"))],
        },
    ]);

    private static readonly ReadBack ReadBack = new(Vocabulary);

    [Theory]
    [InlineData("area.n >= 300", "floor area is 300 m² or more", "面积不少于300 m²", "面積不少於300 m²")]
    [InlineData("area.n > 300", "floor area is more than 300 m²", "面积超过300 m²", "面積超過300 m²")]
    [InlineData("price.n <= 5000", "price is CN¥5,000 or less", "价格不超过¥5,000", "價格不超過¥5,000")]
    [InlineData("area.n < 0.5", "floor area is less than 0.5 m²", "面积少于0.5 m²", "面積少於0.5 m²")]
    [InlineData("area.n in [300..500]", "floor area is between 300 m² and 500 m²", "面积介于300 m²与500 m²之间", "面積介於300 m²與500 m²之間")]
    [InlineData("area.n in [300..500)", "floor area is 300 m² or more and floor area is less than 500 m²", "面积不少于300 m²且面积少于500 m²", "面積不少於300 m²且面積少於500 m²")]
    [InlineData("tenure.c = \"rented\"", "tenure is “rented”", "权属为“租赁”", "權屬為「租賃」")]
    [InlineData("tenure.c != \"owned\"", "tenure is not “own property”", "权属不为“自有”", "權屬不為「自有」")]
    [InlineData("tenure.c in (\"owned\", \"rented\")", "tenure is one of “own property”, “rented”", "权属属于“自有”、“租赁”", "權屬屬於「自有」、「租賃」")]
    [InlineData("sign.b = true", "signage: yes", "招牌：是", "招牌：是")]
    [InlineData("sign.b = false", "signage: no", "招牌：否", "招牌：否")]
    [InlineData("sign.b", "signage: yes", "招牌：是", "招牌：是")]
    [InlineData("not(sign.b)", "not (signage: yes)", "并非（招牌：是）", "並非（招牌：是）")]
    [InlineData("born.d = date(\"2026-01-31\")", "date of birth is 2026-01-31", "出生日期为2026-01-31", "出生日期為2026-01-31")]
    [InlineData("born.d >= date(\"2026-01-31\")", "date of birth is 2026-01-31 or later", "出生日期不早于2026-01-31", "出生日期不早於2026-01-31")]
    [InlineData("born.d > date(\"2026-01-31\")", "date of birth is later than 2026-01-31", "出生日期晚于2026-01-31", "出生日期晚於2026-01-31")]
    [InlineData("born.d <= date(\"2026-01-31\")", "date of birth is 2026-01-31 or earlier", "出生日期不晚于2026-01-31", "出生日期不晚於2026-01-31")]
    [InlineData("born.d < date(\"2026-01-31\")", "date of birth is earlier than 2026-01-31", "出生日期早于2026-01-31", "出生日期早於2026-01-31")]
    [InlineData("area.n * 2 > -5", "floor area × 2 is more than −5", "面积 × 2超过−5", "面積 × 2超過−5")]
    public void Rule_ReadsAsASentence(string source, string en, string hans, string hant) =>
        Assert.Equal(new Text(en, hans, hant), ReadBack.Rule(ConditionParser.Read(source)));

    [Theory]
    [InlineData("sign.b and area.n > 3", "signage: yes and floor area is more than 3 m²", "招牌：是且面积超过3 m²")]
    [InlineData("sign.b or area.n > 3", "signage: yes or floor area is more than 3 m²", "招牌：是或面积超过3 m²")]
    [InlineData("(sign.b or area.n > 3) and price.n = 1", "(signage: yes or floor area is more than 3 m²) and price is CN¥1", "（招牌：是或面积超过3 m²）且价格为¥1")]
    [InlineData("sign.b and area.n > 3 or price.n = 1", "signage: yes and floor area is more than 3 m² or price is CN¥1", "招牌：是且面积超过3 m²或价格为¥1")]
    public void Rule_OfAndWithOr_SaysWhatBelongsTogether(string source, string en, string hans)
    {
        var rule = ReadBack.Rule(ConditionParser.Read(source));
        Assert.Equal((en, hans), (rule.En, rule.ZhHans));
    }

    [Theory]
    [InlineData("area.n >= 300", "floor area is 320 m² (the rule: floor area is 300 m² or more)")]
    [InlineData("area.n in (300..400)", "floor area is 320 m² (the rule: floor area is more than 300 m² and floor area is less than 400 m²)")]
    [InlineData("sign.b = true", "signage: no")]
    [InlineData("not(sign.b)", "signage: no")]
    [InlineData("tenure.c in (\"owned\")", "tenure is “rented”")]
    [InlineData("tenure.c = \"owned\"", "tenure is “rented”")]
    [InlineData("sign.b and area.n >= 300", "signage: no")]
    [InlineData("area.n >= 300 and sign.b", "signage: no")]
    [InlineData("sign.b or area.n >= 300", "floor area is 320 m² (the rule: floor area is 300 m² or more)")]
    [InlineData("not(sign.b) and tenure.c = \"rented\"", "signage: no and tenure is “rented”")]
    [InlineData("sign.b or price.n > 5", "price is more than CN¥5")]
    [InlineData("price.n > 5 and area.n > 1", "price is more than CN¥5")]
    [InlineData("area.n > price.n or true", "true")]
    public void Reason_NamesThePartThatDecided(string source, string reason)
    {
        var facts = Given.Facts(("area.n", 320), ("sign.b", false), ("tenure.c", "rented"));
        Assert.Equal(reason, ReadBack.Reason(ConditionParser.Read(source), facts).En);
    }
}
