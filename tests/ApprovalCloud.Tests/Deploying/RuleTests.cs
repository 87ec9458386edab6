using System.Text.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>Rules, their own tests, and the dashboard, without a node.</summary>
public sealed partial class RuleTests
{
    [Theory]
    // The certificates that it names are on no machine that tests.
    [InlineData("check config --syntax-only", "prometheus.yml")]
    [InlineData("check rules", "rules.yml")]
    [InlineData("test rules", "rules.test.yml")]
    public async Task Prometheus_UnderstandsThem(string what, string file)
    {
        Tool.Require("promtool", "prometheus");

        var (exitCode, said) = await Tool.Run("promtool", [.. what.Split(' '), Path.Combine(Delivered.Folder, "monitoring", file)]);

        Assert.True(exitCode == 0, said);
    }

    // Debian's promtool knows no cluster of Kubernetes: pods are looked for in none.
    [Fact]
    public async Task Prometheus_UnderstandsHowPodsAreAsked()
    {
        Tool.Require("promtool", "prometheus");
        var asked = Delivered.Text("monitoring/pods.yml");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, InCluster().Replace(asked, "static_configs:\n      - { targets: [] }"));

        var (exitCode, said) = await Tool.Run("promtool", ["check", "config", "--syntax-only", file]);
        File.Delete(file);

        Assert.True(exitCode == 0, said);
        Assert.Contains("server_name: approvalcloud", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryAlert_SaysWhatIsSo_HowBadItIs_AndWhereToRead()
    {
        var alerts = Rules().Where(rule => rule.Children.ContainsKey("alert")).ToList();

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert =>
        {
            Assert.True(alert.Children.ContainsKey("for"), alert["alert"].ToString());
            Assert.Contains(alert["labels"]["severity"].ToString(), (string[])["critical", "warning", "info"]);
            Assert.NotEmpty(alert["annotations"]["summary"].ToString());
            var runbook = alert["annotations"]["runbook"].ToString();
            Assert.StartsWith("deploy/runbook.md#", runbook, StringComparison.Ordinal);
            Assert.Contains(runbook.Split('#')[1], RunbookTests.Anchors);
        });
    }

    [Fact]
    public void EveryPanel_SaysWhatItShows_AndInWhat()
    {
        var panels = Panels();

        Assert.NotEmpty(panels);
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(panels, panel =>
        {
            Assert.NotEmpty(panel.GetProperty("title").GetString()!);
            Assert.NotEmpty(panel.GetProperty("description").GetString()!);
            Assert.NotEmpty(panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()!);
        });
    }

    /// <summary>Every expression of rules and dashboard.</summary>
    internal static IEnumerable<string> Expressions() => Rules().Select(rule => rule["expr"].ToString())
        .Concat(Panels().SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!));

    /// <summary>What rules make themselves.</summary>
    internal static IEnumerable<string> Records() => Rules().Where(rule => rule.Children.ContainsKey("record")).Select(rule => rule["record"].ToString());

    /// <summary>The series that expressions name: words with an underscore or a colon that are neither labels nor functions.</summary>
    internal static IEnumerable<string> Series() => Expressions()
        .SelectMany(expression => Words().Matches(Quoted().Replace(Labels().Replace(expression, ""), "")).Select(word => word.Value)).Distinct();

    private static IEnumerable<YamlMappingNode> Rules()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Delivered.Text("monitoring/rules.yml")));
        return ((YamlSequenceNode)yaml.Documents[0].RootNode["groups"]).SelectMany(group => (YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>();
    }

    private static IReadOnlyList<JsonElement> Panels() =>
        [.. JsonDocument.Parse(Delivered.Text("monitoring/dashboard.json")).RootElement.GetProperty("panels").EnumerateArray()];

    [GeneratedRegex(@"\{[^}]*\}|\b(by|without|on) \([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex("kubernetes_sd_configs:\n.*")]
    private static partial Regex InCluster();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b[a-z][a-z0-9]*[_:][a-z0-9_:]+\b(?!\()")]
    private static partial Regex Words();
}
