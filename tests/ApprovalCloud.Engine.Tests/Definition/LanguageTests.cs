using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class LanguageTests
{
    private static readonly Text Text = new("Fire", "消防", "消防局");

    [Theory]
    [InlineData("en", "Fire")]
    [InlineData("en-GB", "Fire")]
    [InlineData("fr", "Fire")]
    [InlineData("", "Fire")]
    [InlineData("zh", "消防")]
    [InlineData("zh-CN", "消防")]
    [InlineData("zh-Hans", "消防")]
    [InlineData("zh-SG", "消防")]
    [InlineData("zh-Hant", "消防局")]
    [InlineData("zh-TW", "消防局")]
    [InlineData("zh-HK", "消防局")]
    [InlineData("zh-Hant-HK", "消防局")]
    public void In_ACulture_IsTheLanguageThatItsPeopleRead(string culture, string words) =>
        Assert.Equal(words, Text.In(CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void With_FillsInTextsInTheirLanguage() => Assert.Equal(
        new Text("Fire: yes 3", "消防：是 3", "消防局：是 3"),
        new Text("{0}: {1} {2}", "{0}：{1} {2}", "{0}：{1} {2}").With(Text, new Text("yes", "是", "是"), 3));

    [Fact]
    public void Join_UsesTheCommaOfTheLanguage() => Assert.Equal("消防、消防", Text.Join([Text, Text]).ZhHans);

    [Fact]
    public void Facts_AreEqualWhenTheyHoldTheSameValues()
    {
        var (one, other) = (Given.Facts(("a.x", 1), ("b.y", true)), Given.Facts(("b.y", true), ("a.x", 1.0m)));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, one.With("a.x", FactValue.None));
    }
}
