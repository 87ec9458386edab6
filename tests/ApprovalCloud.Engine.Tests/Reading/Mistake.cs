using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Reading;

/// <summary>A passage of the small workflows replaced by a mistaken one.</summary>
internal sealed record Mistake(string File, string Old, string New)
{
    /// <summary>Asserts that the only finding of its kind is the one expected, on the line on which <paramref name="line"/> stands.</summary>
    public void Breaks(FindingRule rule, string line, string? file = null)
    {
        var content = SmallWorkflows.Edited(File, Old, New);
        var findings = SmallWorkflows.Check(File, content);
        var finding = Assert.Single(findings, finding => finding.Rule == rule);
        var named = file ?? File;
        Assert.Equal(named, finding.File);
        Assert.Equal(LineOf(named == File ? content : SmallWorkflows.Files[named], line), finding.Line);
        SaysItInThreeLanguages(finding);
    }

    public static void SaysItInThreeLanguages(Finding finding)
    {
        string[] messages = [finding.Message.En, finding.Message.ZhHans, finding.Message.ZhHant];
        Assert.Equal(3, messages.Distinct(StringComparer.Ordinal).Count());
        Assert.All(messages, message => Assert.DoesNotMatch(@"\{\d\}", message));
    }

    private static int LineOf(string content, string line)
    {
        var place = content.LastIndexOf(line, StringComparison.Ordinal);
        Assert.True(place >= 0, line);
        return content[..place].Count(letter => letter == '\n') + 1;
    }
}
