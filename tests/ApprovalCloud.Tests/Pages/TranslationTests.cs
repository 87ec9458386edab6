using System.Text.RegularExpressions;
using System.Xml.Linq;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Whatever a page says, it says in every language.</summary>
public sealed partial class TranslationTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "ApprovalCloud.Web");

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    public void EveryTextOfAPage_IsTranslated(string culture)
    {
        var translated = XDocument.Load(Path.Combine(Web, "Resources", $"Text.{culture}.resx")).Root!
            .Elements("data").Where(data => !string.IsNullOrWhiteSpace((string?)data.Element("value"))).Select(data => (string)data.Attribute("name")!).ToHashSet();
        var used = Directory.EnumerateFiles(Web, "*.cs*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal))
            .SelectMany(path => Use().Matches(File.ReadAllText(path)).Select(match => Regex.Unescape(match.Groups["text"].Value)))
            .ToHashSet();

        Assert.True(used.Count > 200);
        Assert.Empty(used.Except(translated));
    }

    [GeneratedRegex("\\b[Tt]\\[\"(?<text>(?:[^\"\\\\]|\\\\.)+)\"")]
    private static partial Regex Use();
}
