using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition;

/// <summary>The table that ships, and how addresses are taken apart and put together with it.</summary>
public sealed class DivisionsTests
{
    private static readonly Divisions Table = WorkflowFolder.Read().Vocabulary["premises.address"].Divisions!;

    private static readonly Division[] All = [.. Table.All];

    private static readonly Division[] Lowest = [.. Table.All.Where(division => !Table.Below(division).Any())];

    [Fact]
    public void Table_HasTheProvincesAndWhatIsBelowThem()
    {
        Assert.Equal(34, Table.Below(null).Count());
        Assert.Equal(333, Table.All.Count(division => !division.IsCounty && Table.Path(division).Count == 2));
        Assert.Equal(2_850, Table.All.Count(division => division.IsCounty));
    }

    [Fact]
    public void Table_KnowsWhatIsAboveEachDivision()
    {
        var codes = Table.All.Select(division => division.Code).ToHashSet();
        Assert.All(Table.All.Where(division => !division.Code.EndsWith("0000", StringComparison.Ordinal)), division => Assert.NotNull(Divisions.Above(division.Code, codes)));
    }

    [Fact]
    public void Name_OfADivision_IsNotTheBeginningOfAnotherBesideIt() => Assert.All(
        Table.All.Append(null).SelectMany(above => Table.Below(above).SelectMany(one => Table.Below(above).Select(other => (one, other)))).Where(pair => pair.one != pair.other),
        pair =>
        {
            Assert.False(pair.other.Name.StartsWith(pair.one.Name, StringComparison.Ordinal), $"{pair.one} {pair.other}");
            Assert.False(pair.other.Traditional.StartsWith(pair.one.Traditional, StringComparison.Ordinal), $"{pair.one} {pair.other}");
        });

    [Fact]
    public void Reading_OfADivision_IsInLatinLettersAlone() =>
        Assert.All(Table.All, division => Assert.Matches("^[A-Z][a-zü']*( [A-Z][a-zü']*)*$", division.Reading));

    [Fact]
    public void Split_OfWhatWasJoined_GivesBothBack_ForEveryLowestDivision() => Assert.All(Lowest, division =>
    {
        Assert.Equal((division, "学府路 8 号"), Table.Split(Table.Join(division, "学府路 8 号")));
        Assert.Equal(division, Table.Split(string.Concat(Table.Path(division).Select(one => one.Traditional))).Division);
    });

    [Fact]
    public void Split_OfWhatWasJoined_GivesBothBack_WhateverTheDetail() =>
        Gen.Select(Gen.OneOf(Lowest), Gen.String[1, 30].Where(text => text.Trim().Length > 0)).Sample((division, detail) =>
            Table.Split(Table.Join(division, detail)) == (division, detail.Trim()));

    [Fact]
    public void Join_OfWhatWasSplit_ChangesItNoMore() =>
        Gen.Select(Gen.OneOf(All), Gen.OneOf("", "学府路", "Xuefu Road", " 8 号", "广安市")).Sample((division, detail) =>
        {
            var joined = Table.Join(division, detail);
            var (found, rest) = Table.Split(joined);
            return Table.Join(found, rest) == joined;
        });

    [Theory]
    [InlineData("四川省广安市广安区学府路 8 号", "511602", "学府路 8 号")]
    [InlineData(" 四川省 广安市　广安区 学府路 8 号 ", "511602", "学府路 8 号")]
    [InlineData("廣東省深圳市南山區深南大道", "440305", "深南大道")]
    [InlineData("北京市海淀区中关村大街", "110108", "中关村大街")]
    [InlineData("重庆市云阳县青龙街道", "500235", "青龙街道")]
    [InlineData("广东省东莞市鸿福路", "441900", "鸿福路")]
    [InlineData("广东省中山市松苑路", "442000", "松苑路")]
    [InlineData("海南省儋州市那大镇", "460400", "那大镇")]
    [InlineData("甘肃省嘉峪关市新华路", "620200", "新华路")]
    [InlineData("海南省五指山市通什镇", "469001", "通什镇")]
    [InlineData("湖北省神农架林区松柏镇", "429021", "松柏镇")]
    [InlineData("新疆维吾尔自治区石河子市北四路", "659001", "北四路")]
    [InlineData("吉林省吉林市船营区北京路", "220204", "北京路")]
    [InlineData("香港特别行政区九龙弥敦道", "810000", "九龙弥敦道")]
    [InlineData("台湾省台北市", "710000", "台北市")]
    [InlineData("四川省", "510000", "")]
    [InlineData("四川省广安市学府路", "511600", "学府路")]
    public void Split_FindsTheLowestDivision(string address, string code, string detail)
    {
        var (division, rest) = Table.Split(address);
        Assert.Equal((code, detail), (division?.Code, rest));
    }

    [Theory]
    [InlineData("学府路 8 号")]
    [InlineData("广安市广安区学府路")]
    [InlineData("Xuefu Road 8")]
    [InlineData("")]
    public void Split_WithoutAProvince_FindsNone(string address) => Assert.Equal((null, address), Table.Split(address));

    [Theory]
    [InlineData(null, AddressPart.Province)]
    [InlineData("510000", AddressPart.City)]
    [InlineData("511600", AddressPart.County)]
    [InlineData("511602", AddressPart.Detail)]
    [InlineData("110000", AddressPart.County)]
    [InlineData("460000", AddressPart.City)]
    [InlineData("469001", AddressPart.Detail)]
    [InlineData("441900", AddressPart.Detail)]
    [InlineData("810000", AddressPart.Detail)]
    public void After_SaysWhatComesNext(string? code, AddressPart next) => Assert.Equal(next, Table.After(code is null ? null : Table.Find(code)));

    [Theory]
    [InlineData("511600", "广安市 (Guang'an)", "广安市", "廣安市")]
    [InlineData("610000", "陕西省 (Shaanxi)", "陕西省", "陝西省")]
    [InlineData("330382", "乐清市 (Yueqing)", "乐清市", "樂清市")]
    [InlineData("130225", "乐亭县 (Laoting)", "乐亭县", "樂亭縣")]
    [InlineData("331000", "台州市 (Taizhou)", "台州市", "台州市")]
    [InlineData("350206", "湖里区 (Huli)", "湖里区", "湖里區")]
    [InlineData("360824", "新干县 (Xingan)", "新干县", "新干縣")]
    [InlineData("150825", "乌拉特后旗 (Wulate Houqi)", "乌拉特后旗", "烏拉特後旗")]
    [InlineData("513200", "阿坝藏族羌族自治州 (Aba)", "阿坝藏族羌族自治州", "阿壩藏族羌族自治州")]
    public void Label_IsTheNameInEveryLanguage(string code, string en, string hans, string hant) =>
        Assert.Equal(new Text(en, hans, hant), Table.Find(code)!.Label);
}
