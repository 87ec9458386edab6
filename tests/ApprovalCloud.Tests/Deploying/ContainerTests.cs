using ApprovalCloud.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>The container's file, as BuildKit's own grammar is implemented for editors.</summary>
public sealed class ContainerTests
{
    private const string Validate = """
        const { validate } = require("dockerfile-utils");
        const found = validate(require("fs").readFileSync(process.argv[1], "utf8"), {});
        for (const one of found) console.log(`${one.range.start.line + 1}: ${one.message}`);
        """;

    [Fact]
    public async Task ContainersFile_IsUnderstood() => Assert.Empty(await Findings(Delivered.Text("container/Containerfile")));

    [Fact]
    public async Task ContainersFileWithAMistake_IsFound() =>
        Assert.NotEmpty(await Findings(Delivered.Text("container/Containerfile").Replace("WORKDIR", "WORKDIRECTORY", StringComparison.Ordinal)));

    [Fact]
    public void WhatRuns_IsNobodyInParticular_AndHoldsNothingButWhatItNeeds()
    {
        var last = Delivered.Text("container/Containerfile").Split("\nFROM ")[^1];

        Assert.Matches("^[^\n]*chiseled", last);
        Assert.Contains("\nUSER 1654\n", last, StringComparison.Ordinal);
        Assert.DoesNotContain("\nRUN ", last, StringComparison.Ordinal);
        Assert.Contains("\nHEALTHCHECK ", last, StringComparison.Ordinal);
    }

    [Fact]
    public void ContainersOfOurs_ThatRunTogether_MayDoNothingThatTheyNeedNot()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Delivered.Text("container/compose.yaml")));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var platform = (YamlMappingNode)root["x-platform"];
        var others = ((YamlMappingNode)root["services"]).Where(service => !(((YamlMappingNode)service.Value).Children.TryGetValue("<<", out var same) && ReferenceEquals(same, platform)));

        Assert.Equal(["database"], others.Select(service => $"{service.Key}"));
        Assert.Equal(("true", "ALL", "no-new-privileges:true", "/tmp"), ($"{platform["read_only"]}", $"{platform["cap_drop"][0]}", $"{platform["security_opt"][0]}", $"{platform["tmpfs"][0]}"));
        foreach (var service in ((YamlMappingNode)root["services"]).Children.Values.Cast<YamlMappingNode>())
            Assert.DoesNotContain(service.Children.Keys, key => $"{key}" is "privileged" or "cap_add" or "pid" or "network_mode" or "devices" or "user");
    }

    // Without it the test is skipped on a desk, and fails where everything must run.
    private static string Packages()
    {
        var folder = Path.Combine(Repository.Root, "tests", "ApprovalCloud.Tests", "Servers", "node_modules");
        const string Missing = "dockerfile-utils is missing. Run npm ci in tests/ApprovalCloud.Tests/Servers, as deploy/dev test does.";
        if (!Directory.Exists(Path.Combine(folder, "dockerfile-utils")))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Fail(Missing);
        }

        return folder;
    }

    private static async Task<string> Findings(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            var (exitCode, said) = await Tool.Run("node", ["-e", Validate, file], ("NODE_PATH", Packages()));
            Assert.True(exitCode == 0, said);
            return said;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
