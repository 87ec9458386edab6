using System.Text.RegularExpressions;
using ApprovalCloud.Web.Commands;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>Whoever reads it is in a hurry: each command is one, each file is there, each link leads somewhere.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Text = Delivered.Text("runbook.md");

    /// <summary>What GitHub makes of the headings.</summary>
    internal static IReadOnlySet<string> Anchors { get; } = Headings().Matches(Text)
        .Select(heading => NotInAnchors().Replace(heading.Groups["words"].Value.ToLowerInvariant(), "").Replace(' ', '-')).ToHashSet();

    [Fact]
    public void CommandsOfThePlatform_AreUnderstood()
    {
        var commands = Commands().Matches(Text).Select(match => match.Groups["arguments"].Value)
            .Concat(Templates().Matches(Text).Select(match => match.Groups["command"].Value)).Where(command => command is not "COMMAND" and not "--help").ToList();

        Assert.Contains("verify-log", commands);
        Assert.Contains(commands, command => command.StartsWith("user add", StringComparison.Ordinal));
        Assert.All(commands, command => Assert.True(CommandLine.Root().Parse(command).Errors is [], command));
        Assert.NotEmpty(CommandLine.Root().Parse("verify-logs").Errors);
    }

    [Fact]
    public void CommandsOfDevelopers_AreThere()
    {
        var arms = Arms().Matches(Delivered.Text("dev")).Select(arm => arm.Groups["name"].Value).ToHashSet();

        Assert.All(Developers().Matches(Text), used => Assert.Contains(used.Groups["name"].Value, arms));
    }

    [Fact]
    public void Units_AreDelivered_OrDebians()
    {
        string[] debians = ["etcd", "patroni", "haproxy", "systemd-timesyncd", "systemd-journal-upload", "systemd-journald", "prometheus-node-exporter", "certbot.timer"];
        var ours = Directory.EnumerateFiles(Path.Combine(Delivered.Folder, "systemd")).Select(Path.GetFileName).ToHashSet();
        var named = UnitsIn().Matches(Text).SelectMany(match => match.Groups["units"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => !word.StartsWith('-')).ToList();

        Assert.NotEmpty(named);
        Assert.All(named.Except(debians), unit =>
            Assert.Contains(unit.EndsWith(".timer", StringComparison.Ordinal) ? unit : $"{Instance().Replace(unit, "@")}.service", ours));
    }

    [Fact]
    public void FilesAndHeadings_AreThere()
    {
        Assert.All(Files().Matches(Text), file => Assert.True(Path.Exists(Path.Combine(Delivered.Folder, file.Groups["path"].Value)), file.Value));
        Assert.All(Links().Matches(Text), link =>
        {
            var target = link.Groups["target"].Value;
            Assert.True(target.StartsWith('#') ? Anchors.Contains(target[1..]) : target.StartsWith("http", StringComparison.Ordinal) || Path.Exists(Path.Combine(Delivered.Folder, target)), target);
        });
    }

    [GeneratedRegex("^#+ (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("`approvalcloud (?<arguments>[^`]+)`")]
    private static partial Regex Commands();

    [GeneratedRegex("approvalcloud@(?<command>[a-z-]+)")]
    private static partial Regex Templates();

    [GeneratedRegex(@"^  (?<name>[a-z]+)\) ", RegexOptions.Multiline)]
    private static partial Regex Arms();

    [GeneratedRegex("deploy/dev (?<name>[a-z]+)")]
    private static partial Regex Developers();

    [GeneratedRegex("`systemctl (start|stop|restart|reload|enable --now|status) (?<units>[^`]+)`")]
    private static partial Regex UnitsIn();

    [GeneratedRegex("@[a-z]+$")]
    private static partial Regex Instance();

    [GeneratedRegex(@"(?<![\w.])(/opt/approvalcloud/[a-z0-9.]+/)?deploy/(?!dev )(?<path>[a-z][a-z/.-]*[a-z])")]
    private static partial Regex Files();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex Links();
}
