using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Definition;

/// <summary>An address that somebody types begins with its divisions and has a detail.</summary>
public sealed class AddressReaderTests
{
    private static readonly FactDefinition Premises = WorkflowFolder.Read().Vocabulary["premises.address"];

    private static readonly FactDefinition Anywhere = Premises with { Divisions = null };

    [Theory]
    [InlineData("四川省广安市广安区学府路 8 号", "四川省广安市广安区学府路 8 号")]
    [InlineData("四川省 广安市 广安区 学府路 8 号", "四川省广安市广安区学府路 8 号")]
    [InlineData("四川省廣安市廣安區學府路 8 號", "四川省广安市广安区學府路 8 號")]
    [InlineData("北京市海淀区中关村大街 1 号", "北京市海淀区中关村大街 1 号")]
    [InlineData("广东省东莞市鸿福路 1 号", "广东省东莞市鸿福路 1 号")]
    [InlineData("四川省广安市广安区Xuefu Road 8", "四川省广安市广安区 Xuefu Road 8")]
    public void Read_OfAWholeAddress_WritesItAsTheAdministrationDoes(string typed, string value) =>
        Assert.Equal((value, null), (FactReader.Read(Premises, typed).Value?.ToString(), FactReader.Read(Premises, typed).Problem));

    [Theory]
    [InlineData("学府路 8 号", AddressPart.Province, "choose the province that the address begins with", "请选择地址开头的省份", "請選擇地址開頭的省份")]
    [InlineData("四川省学府路 8 号", AddressPart.City, "choose the city or prefecture in 四川省 (Sichuan)", "请选择四川省的市、州", "請選擇四川省的市、州")]
    [InlineData("四川省广安市", AddressPart.County, "choose the district or county in 广安市 (Guang'an)", "请选择广安市的区、县", "請選擇廣安市的區、縣")]
    [InlineData("北京市", AddressPart.County, "choose the district or county in 北京市 (Beijing)", "请选择北京市的区、县", "請選擇北京市的區、縣")]
    [InlineData("四川省广安市广安区", AddressPart.Detail, "enter the street and number", "请填写街道和门牌号", "請填寫街道和門牌號")]
    [InlineData("广东省东莞市 ", AddressPart.Detail, "enter the street and number", "请填写街道和门牌号", "請填寫街道和門牌號")]
    public void Read_OfAnAddressThatLacksAPart_SaysWhatToDo(string typed, AddressPart missing, string en, string hans, string hant)
    {
        var (value, problem) = FactReader.Read(Premises, typed);

        Assert.Null(value);
        Assert.Equal(new Text($"Address of the premises: {en}", $"经营场所地址：{hans}", $"經營場所地址：{hant}"), problem);
        Assert.Equal(missing, AddressReader.Read(Premises, Premises.Divisions!, typed).Missing);
    }

    [Fact]
    public void Read_OfAnAddressThatMayBeAnywhere_TakesItAsItIs() =>
        Assert.Equal("10 Downing Street, London", FactReader.Read(Anywhere, "10 Downing Street, London").Value?.ToString());

    [Fact]
    public void Kept_OfAnAddress_TakesItAsItIs() => Assert.Equal("学府路 8 号", FactReader.Kept(Premises, "学府路 8 号").Value?.ToString());

    [Fact]
    public void Read_OfAnAddressTooLong_SaysSo() =>
        Assert.Contains("at most 500 characters", FactReader.Read(Premises, "四川省广安市广安区" + new string('字', 500)).Problem!.En, StringComparison.Ordinal);

    [Fact]
    public void Read_OfAnAddressInAList_NamesItsField()
    {
        var branches = new FactDefinition("business.branches", FactType.List, Text.Same("Branches"), Text.Same("Branches?"))
        {
            Item = new ItemDefinition(Text.Same("branch"), [Premises with { Key = "at" }], 1, 5),
        };

        Assert.Equal(["[1].at"], ListReader.Read(branches, """[{"at":"北京市海淀区东街1号"},{"at":"东街1号"}]""").Fields.Keys);
        Assert.NotNull(FactReader.Kept(branches, """[{"at":"东街1号"}]""").Value);
    }
}
