using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Reading;

/// <summary>A wrong line of the table of divisions is named, and what to do about it.</summary>
public sealed class DivisionsFindingTests
{
    private const string File = "divisions/cn.csv";

    private const string Good = "# Of GB/T 2260\ncode,zh-Hans,zh-Hant,reading\n510000,四川省,四川省,Sichuan\n511600,广安市,廣安市,Guang'an\n511602,广安区,廣安區,Guang'an\n";

    [Fact]
    public void Read_OfASoundTable_FindsNothing() => Assert.Empty(SmallWorkflows.Check(File, Good));

    [Theory]
    [InlineData("51160,前锋区,前鋒區,Qianfeng", FindingRule.ValueInvalid)]
    [InlineData("51160x,前锋区,前鋒區,Qianfeng", FindingRule.ValueInvalid)]
    [InlineData("511603,前锋区,前鋒區", FindingRule.ValueInvalid)]
    [InlineData("511603,前锋区,前鋒區,Qianfeng,more", FindingRule.ValueInvalid)]
    [InlineData("511603,,,Qianfeng", FindingRule.ValueInvalid)]
    [InlineData("511603,前锋区,前鋒,Qianfeng", FindingRule.ValueInvalid)]
    [InlineData("511603,前锋区,前鋒區,", FindingRule.ValueInvalid)]
    [InlineData("511703,达川区,達川區,Dachuan", FindingRule.ValueInvalid)]
    [InlineData("610000x", FindingRule.ValueInvalid)]
    [InlineData("610100,西安市,西安市,Xi'an", FindingRule.ValueInvalid)]
    [InlineData("511701,通川区,通川區,Tongchuan\n511800,雅安市,雅安市,Ya'an", FindingRule.ValueInvalid)]
    [InlineData("511602,前锋区,前鋒區,Qianfeng", FindingRule.KeyTwice)]
    public void Read_OfAWrongLine_NamesIt(string line, FindingRule rule)
    {
        var finding = Assert.Single(SmallWorkflows.Check(File, Good + line + "\n"));

        Assert.Equal((rule, File, 6), (finding.Rule, finding.File, finding.Line));
        Mistake.SaysItInThreeLanguages(finding);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("# Of GB/T 2260\n510000,四川省,四川省,Sichuan\n", 2)]
    public void Read_WithoutItsHead_NamesTheFirstLine(string content, int line)
    {
        var finding = Assert.Single(SmallWorkflows.Check(File, content));
        Assert.Equal((FindingRule.ValueInvalid, File, line), (finding.Rule, finding.File, finding.Line));
    }

    [Fact]
    public void Divisions_OfAFactThatIsNoAddress_AreFound() => new Mistake(SmallWorkflows.Facts, "    unit: m²", "    unit: m²\n    divisions: none")
        .Breaks(FindingRule.ValueInvalid, "divisions: none");

    [Theory]
    [InlineData("type: address\n", true)]
    [InlineData("type: address\n    divisions: none\n", false)]
    public void Address_BeginsWithItsDivisions_UnlessTheVocabularySaysOtherwise(string type, bool begins)
    {
        var files = SmallWorkflows.With(SmallWorkflows.Facts, SmallWorkflows.Edited(SmallWorkflows.Facts, "type: text\n", type));

        var fact = Engine.Reading.WorkflowsReader.Read([.. files, new(File, Good)]).Workflows.Vocabulary["person.name"];

        Assert.Equal(begins, fact.Divisions is not null);
    }
}
