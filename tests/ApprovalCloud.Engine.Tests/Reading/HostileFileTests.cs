using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Reading;

/// <summary>A file that somebody uploads may be anything; it becomes findings, never an exception or an endless wait.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("steps: &steps\n  - { key: a, steps: *steps }")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]")]
    [InlineData("&a { key: *a }")]
    public void Read_OfAliases_RefusesThem(string content) => Refuses(content);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Read_OfVeryDeepNesting_RefusesIt(string open, string close) => Refuses(
        string.Concat(Enumerable.Repeat(open, 20_000)) + string.Concat(Enumerable.Repeat(close, 20_000)));

    [Fact]
    public void Read_OfAVeryLongFile_RefusesIt() => Refuses("key: " + new string('a', 2_000_000));

    [Fact]
    public void Read_OfTwoDocuments_RefusesTheFileInsteadOfForgettingOne() => Refuses("key: a\n---\nkey: b");

    [Fact]
    public void Read_OfNothing_RefusesIt() => Refuses("");

    [Theory]
    [InlineData("departments:\n  fire: 1\n  !!str fire: 2")]
    [InlineData("departments:\n  ? [a, b]\n  : 1\n  ? { a: b }\n  : 2")]
    [InlineData("departments:\n  ? \n  : 1")]
    public void Read_OfStrangeKeys_FindsThemInvalid(string content) =>
        Assert.NotEmpty(SmallWorkflows.Check(SmallWorkflows.Departments, content));

    [Fact]
    public void Read_OfAnyText_NeverThrows() => Gen.Select(Gen.OneOf([.. SmallWorkflows.Files.Keys]), Gen.String)
        .Sample((file, content) => SmallWorkflows.Check(file, content) is not null, iter: 200);

    [Fact]
    public void Read_OfAFileWithAnyPartReplaced_NeverThrows()
    {
        var part = Gen.OneOf(
            "", " ", "\n", ":", "- ", "[", "]", "{", "}", "\"", "'", "#", "|", "null", "~", "1e999", "0x10", "-1", "true", "key", "steps:", "? ",
            "!!binary x", "first", "second", "stage", "size.n", "\0", "\uD800", "用", "9999-12-31", "0001-01-01", "{0}", "{{", "%", "@");
        Gen.Select(Gen.OneOf([.. SmallWorkflows.Files.Keys]), Gen.Int[0, 5_000], Gen.Int[0, 12], part).Sample((file, at, length, @new) =>
        {
            var content = SmallWorkflows.Files[file];
            var (start, end) = (at % content.Length, Math.Min(content.Length, at % content.Length + length));
            return SmallWorkflows.Check(file, content[..start] + @new + content[end..]) is not null;
        }, iter: 500);
    }

    [Fact]
    public void Read_OfAFileWithItsLinesMixed_NeverThrows() =>
        Gen.Select(Gen.OneOf([.. SmallWorkflows.Files.Keys]), Gen.Int[0, 999].Array[80]).Sample((file, order) =>
        {
            var lines = SmallWorkflows.Files[file].Split('\n')
                .Select((line, number) => (line, Place: order[number % 80] % 7 == 0 ? order[number % 80] : number));
            return SmallWorkflows.Check(file, string.Join('\n', lines.OrderBy(line => line.Place).Select(line => line.line))) is not null;
        }, iter: 100);

    private static void Refuses(string content)
    {
        var finding = Assert.Single(SmallWorkflows.Check(SmallWorkflows.Departments, content), finding => finding.File == SmallWorkflows.Departments);
        Assert.Equal(FindingRule.YamlInvalid, finding.Rule);
    }
}
