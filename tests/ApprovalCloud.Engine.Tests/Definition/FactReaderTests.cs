using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class FactReaderTests
{
    [Theory]
    [InlineData(FactType.Text, " 李娜 ", "李娜")]
    [InlineData(FactType.Text, "<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData(FactType.LongText, "one\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData(FactType.Address, "思源大道18号1幢", "思源大道18号1幢")]
    [InlineData(FactType.Number, "1,234.50", "1234.5")]
    [InlineData(FactType.Number, " 5 ", "5")]
    [InlineData(FactType.Money, "500000", "500000")]
    [InlineData(FactType.Boolean, "true", "true")]
    [InlineData(FactType.Boolean, "false", "false")]
    [InlineData(FactType.Declaration, "true", "true")]
    [InlineData(FactType.Date, "2024-02-29", "2024-02-29")]
    [InlineData(FactType.Choice, "owned", "owned")]
    [InlineData(FactType.ResidentId, "11010519491231002x", "11010519491231002X")]
    [InlineData(FactType.Uscc, "91350100m000100y43", "91350100M000100Y43")]
    [InlineData(FactType.Uscc, "91 110000 600037341L", "91110000600037341L")]
    [InlineData(FactType.ResidentId, "110105 19491231 002X", "11010519491231002X")]
    [InlineData(FactType.Phone, "+86 139-0826-0001", "13908260001")]
    [InlineData(FactType.Phone, "8613908260001", "13908260001")]
    [InlineData(FactType.Phone, "１３９０８２６０００１", "13908260001")]
    [InlineData(FactType.Phone, "(010) 6555 1234", "010-65551234")]
    [InlineData(FactType.Phone, "0826-2334455", "0826-2334455")]
    [InlineData(FactType.Phone, "+86 826 233 4455", "0826-2334455")]
    [InlineData(FactType.Phone, "2334455", "2334455")]
    [InlineData(FactType.Phone, "400-820-8820", "4008208820")]
    [InlineData(FactType.Phone, "+44 20 7946 0958", "+442079460958")]
    [InlineData(FactType.Email, "li.na＠example.com", "li.na@example.com")]
    [InlineData(FactType.Number, "１２０", "120")]
    [InlineData(FactType.Number, "1，234", "1234")]
    [InlineData(FactType.Money, "¥500,000.00", "500000")]
    [InlineData(FactType.Money, "￥1,234.50", "1234.5")]
    [InlineData(FactType.Money, "50万元", "500000")]
    [InlineData(FactType.Money, "1.2萬", "12000")]
    [InlineData(FactType.Money, "RMB 88 元", "88")]
    [InlineData(FactType.Date, "2026-1-1", "2026-01-01")]
    [InlineData(FactType.Date, "2026/1/31", "2026-01-31")]
    [InlineData(FactType.Date, "2026.01.31", "2026-01-31")]
    [InlineData(FactType.Date, "2026年1月31日", "2026-01-31")]
    [InlineData(FactType.Date, "２０２６年１月３１日", "2026-01-31")]
    [InlineData(FactType.Date, "20260131", "2026-01-31")]
    [InlineData(FactType.ResidentId, "１１０１０５１９４９１２３１００２ｘ", "11010519491231002X")]
    [InlineData(FactType.Uscc, "９１３５０１００ｍ０００１００ｙ４３", "91350100M000100Y43")]
    [InlineData(FactType.Email, "li.na@example.com", "li.na@example.com")]
    public void Read_OfAGoodValue_KeepsIt(FactType type, string typed, string value)
    {
        var (read, problem) = FactReader.Read(Fact(type), typed);
        Assert.Null(problem);
        Assert.Equal(value, read?.ToString());
    }

    [Theory]
    [InlineData(FactType.Text, "null\0byte")]
    [InlineData(FactType.Text, "half a \uD83D pair")]
    [InlineData(FactType.Number, "a lot")]
    [InlineData(FactType.Number, "0x10")]
    [InlineData(FactType.Number, "1e5")]
    [InlineData(FactType.Number, "0")]
    [InlineData(FactType.Number, "100001")]
    [InlineData(FactType.Number, "99999999999999999999999999999999999")]
    [InlineData(FactType.Number, ",")]
    [InlineData(FactType.Money, "NaN")]
    [InlineData(FactType.Boolean, "yes")]
    [InlineData(FactType.Boolean, "TRUE")]
    [InlineData(FactType.Declaration, "false")]
    [InlineData(FactType.Date, "2026-02-29")]
    [InlineData(FactType.Date, "31/01/2026")]
    [InlineData(FactType.Date, "1500-01-01")]
    [InlineData(FactType.Date, "2026-13-01")]
    [InlineData(FactType.Date, "2026--31")]
    [InlineData(FactType.Date, "2026年1月")]
    [InlineData(FactType.Money, "1.005")]
    [InlineData(FactType.Money, "five")]
    [InlineData(FactType.Phone, "12345678901234567890123456")]
    [InlineData(FactType.Phone, "10908260001")]
    [InlineData(FactType.List, "not a list")]
    [InlineData(FactType.List, "[1]")]
    [InlineData(FactType.List, "{}")]
    [InlineData(FactType.List, "[{\"nobody\":1}]")]
    [InlineData(FactType.Choice, "Owned")]
    [InlineData(FactType.Choice, "leased")]
    [InlineData(FactType.ResidentId, "110105194912310020")]
    [InlineData(FactType.Uscc, "91350100M000100Y44")]
    [InlineData(FactType.Phone, "119")]
    [InlineData(FactType.Phone, "call me")]
    [InlineData(FactType.Email, "li.na@example")]
    [InlineData(FactType.Email, "li na@example.com")]
    [InlineData(FactType.Email, "<li@example.com>")]
    public void Read_OfABadValue_SaysWhatToEnterInThreeLanguages(FactType type, string typed)
    {
        var (value, problem) = FactReader.Read(Fact(type), typed);
        Assert.Null(value);
        Assert.NotNull(problem);
        string[] words = [problem.En, problem.ZhHans, problem.ZhHant];
        Assert.Equal(3, words.Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith("Fact: ", problem.En, StringComparison.Ordinal);
        Assert.All(words, word => Assert.DoesNotMatch(@"\{\d\}", word));
    }

    [Theory]
    [InlineData(FactType.Text, 500)]
    [InlineData(FactType.Address, 500)]
    [InlineData(FactType.LongText, 4_000)]
    public void Read_OfALongText_StopsAtItsLength(FactType type, int longest)
    {
        Assert.Null(FactReader.Read(Fact(type), new string('字', longest)).Problem);
        Assert.NotNull(FactReader.Read(Fact(type), new string('字', longest + 1)).Problem);
    }

    [Fact]
    public void Read_OfNothing_GivesNeitherAValueNorAProblem() => Assert.All(Enum.GetValues<FactType>(), type => Assert.All(
        new[] { null, "", "  \n" }, typed => Assert.Equal((null, null), FactReader.Read(Fact(type), typed))));

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameValue() => Gen.Decimal[1, 100_000].Sample(number =>
    {
        var value = FactReader.Read(Fact(FactType.Number), $"{number:F20}").Value!;
        return FactReader.Read(Fact(FactType.Number), value.ToString()).Value == value;
    }, iter: 300);

    [Fact]
    public void Read_OfNaughtyStrings_NeverThrowsAndWhatItKeepsReadsAgain()
    {
        var strings = SharedData.Read("identifiers/blns.json").EnumerateArray().Select(text => text.GetString()!).ToList();
        Assert.NotEmpty(strings);
        foreach (var (type, typed) in Enum.GetValues<FactType>().SelectMany(type => strings.Select(text => (type, text))))
        {
            var (value, problem) = FactReader.Read(Fact(type), typed);
            Assert.False(value is not null && problem is not null);
            if (value is not null)
                Assert.Equal(value, FactReader.Read(Fact(type), value.ToString()).Value);
        }
    }

    [Fact]
    public void Read_OfAnyText_NeverThrows() => Gen.Select(Gen.Enum<FactType>(), Gen.String).Sample((type, typed) =>
    {
        var (value, problem) = FactReader.Read(Fact(type), typed);
        return value is null || problem is null;
    }, iter: 2_000);

    [Theory]
    [InlineData(FactType.Number, "1.50", "1.5 m²")]
    [InlineData(FactType.Money, "500", "CN¥500")]
    [InlineData(FactType.Money, "123456.5", "CN¥123,456.5")]
    [InlineData(FactType.Choice, "owned", "own property")]
    [InlineData(FactType.Boolean, "true", "yes")]
    [InlineData(FactType.Text, "{0}", "{0}")]
    public void Show_OfAValue_IsWhatAPersonReads(FactType type, string typed, string shown) =>
        Assert.Equal(shown, Fact(type).Show(FactReader.Read(Fact(type), typed).Value!).En);

    private static FactDefinition Fact(FactType type) =>
        new("a.fact", type, new Text("Fact", "事实", "事實"), Text.Empty)
        {
            Min = type is FactType.Number or FactType.Money ? 1 : null,
            Max = type switch { FactType.Number => 100_000, FactType.Money => 1_000_000, _ => null },
            Unit = type == FactType.Number ? "m²" : null,
            Choices = [new Choice("owned", new Text("own property", "自有", "自有產權"))],
            Item = type == FactType.List ? new ItemDefinition(new Text("Item", "项", "項"), [new("name", FactType.Text, new Text("Name", "名", "名稱"), Text.Empty)], 1, 9) : null,
        };
}
