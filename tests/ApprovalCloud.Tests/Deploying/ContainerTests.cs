using ApprovalCloud.Tests.Support;

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
