using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class ListReaderTests
{
    private static readonly FactDefinition Shareholders = new("company.owners", FactType.List, Given.Words("Owners"), Text.Empty)
    {
        Item = new ItemDefinition(Given.Words("Owner"),
        [
            new FactDefinition("name", FactType.Text, Given.Words("Name"), Text.Empty),
            new FactDefinition("number", FactType.ResidentId, Given.Words("Number"), Text.Empty) { Optional = true },
            new FactDefinition("since", FactType.Date, Given.Words("Since"), Text.Empty) { Optional = true },
            new FactDefinition("share", FactType.Number, Given.Words("Share"), Text.Empty) { Unit = "%", Min = 0.01m, Max = 100 },
        ], 1, 3)
        { Sum = ("share", 100) },
    };

    [Theory]
    [InlineData("""[{"name":"杨帆","share":"60"},{"name":"周敏","share":40}]""")]
    [InlineData("""[{"share":60,"name":" 杨帆 "},{},{"name":"周敏","share":"４０","since":"","number":null}]""")]
    [InlineData("杨帆 60%；周敏 40%")]
    [InlineData("杨帆：60\r\n周敏, 40 %\n")]
    public void Read_OfTheSameItems_GivesTheSameList(string typed)
    {
        var (value, problem) = FactReader.Read(Shareholders, typed.Replace(" %", "%", StringComparison.Ordinal));

        Assert.Null(problem);
        Assert.Equal("""[{"name":"杨帆","share":60},{"name":"周敏","share":40}]""", value!.ToString());
        Assert.Equal("杨帆, 60 %\n周敏, 40 %", Shareholders.Show(value).En);
    }

    [Theory]
    [InlineData("""[{"name":"A","share":60},{"name":"B","share":39.99}]""", "must add up to 100 %; now it is 99.99 %")]
    [InlineData("""[{"name":"A","share":25},{"name":"B","share":25},{"name":"C","share":25},{"name":"D","share":25}]""", "from 1 to 3")]
    [InlineData("""[{"name":"A","share":100},{"name":"B","share":"x"}]""", "Owner 2: Share: enter a number")]
    [InlineData("""[{"name":"","share":100}]""", "Owner 1: Name: answer this question")]
    [InlineData("""[{"name":"A","share":100,"number":"123"}]""", "Owner 1: Number: enter the 18 characters")]
    [InlineData("""[{"name":"A","share":100,"more":1}]""", "enter them one by one")]
    [InlineData("""[{"name":["A"],"share":{"a":[1]}}]""", "enter them one by one")]
    [InlineData("A B C", "enter them one by one")]
    public void Read_OfAWrongList_NamesTheItemAndSaysWhatToDo(string typed, string words)
    {
        var (value, problem) = FactReader.Read(Shareholders, typed);

        Assert.Null(value);
        Assert.Contains(words, problem!.En, StringComparison.Ordinal);
        Assert.Equal(3, new[] { problem.En, problem.ZhHans, problem.ZhHant }.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Read_SaysWhichFieldOfWhichItemIsWrong() => Assert.Equal(
        ["[0].number", "[1].name", "[1].share"],
        ListReader.Read(Shareholders, """[{"name":"A","share":100,"number":"1"},{"since":"2026-01-31"}]""").Fields.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("""[{"name":"","share":" "}]""")]
    public void Read_OfNoItems_GivesNeitherAValueNorAProblem(string typed) => Assert.Equal((null, null), FactReader.Read(Shareholders, typed));

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameList() =>
        Gen.Select(Gen.String[1, 20].Where(name => FactReader.Read(Shareholders.Item!.Field("name")!, name).Value is not null), Gen.Int[1, 99], Gen.Bool)
            .Sample((name, share, dated) =>
            {
                var items = new[] { Item(name, share, dated), Item("rest", 100 - share, !dated) };
                var list = new FactValue.OfList(items);
                return list.Equals(FactReader.Read(Shareholders, list.ToString()).Value);
            }, iter: 500);

    [Fact]
    public void Read_OfAnyText_NeverThrows() => Gen.String.Sample(typed =>
    {
        var (value, problem) = FactReader.Read(Shareholders, typed);
        return value is null || problem is null;
    }, iter: 1_000);

    private static Facts Item(string name, int share, bool dated) => Facts.From(new Dictionary<string, FactValue>
    {
        ["name"] = FactValue.Of(name.Trim()), ["number"] = FactValue.None, ["share"] = FactValue.Of((decimal)share),
        ["since"] = dated ? FactValue.Of(new DateOnly(2026, 1, 31)) : FactValue.None,
    });
}
