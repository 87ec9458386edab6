using System.Globalization;
using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>The units, as systemd itself reads them.</summary>
public sealed partial class UnitTests(ITestOutputHelper output) : IDisposable
{
    private const double LargestExposure = 2.0;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("approvalcloud-units-");

    [Fact]
    public async Task Units_AreWhatSystemdUnderstands()
    {
        var units = Copy();

        var (exitCode, said) = await Tool.Run("systemd-analyze", ["verify", "--man=no", .. units], ("SYSTEMD_UNIT_PATH", $"{folder.FullName}:"));

        Assert.True(exitCode == 0 && !said.Contains(folder.Name, StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task UnitWithAMistake_IsFound()
    {
        Copy();
        var path = Path.Combine(folder.FullName, "approvalcloud.service");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("PrivateTmp=", "PrivateTemp=", StringComparison.Ordinal));

        Assert.Contains("PrivateTemp", (await Tool.Run("systemd-analyze", ["verify", "--man=no", path])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approvalcloud.service")]
    [InlineData("approvalcloud@.service")]
    [InlineData("approvalcloud-backup@.service")]
    [InlineData("approvalcloud-backup-figures.service")]
    [InlineData("approvalcloud-files.service")]
    [InlineData("approvalcloud-journals.service")]
    public async Task Unit_IsWalledIn(string unit)
    {
        Copy();

        var (_, said) = await Tool.Run("systemd-analyze", ["security", "--offline=true", "--no-pager", Path.Combine(folder.FullName, unit)]);

        output.WriteLine(said);
        var score = double.Parse(Score().Match(said).Groups["score"].Value, CultureInfo.InvariantCulture);
        Assert.True(score <= LargestExposure, said);
    }

    [Fact]
    public void EveryUnitOfOurs_IsLookedAt() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Delivered.Folder, "systemd"), "*.service").Select(Path.GetFileName).Order(),
        typeof(UnitTests).GetMethod(nameof(Unit_IsWalledIn))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Select(one => (string)((InlineDataAttribute)one).Data[0]!).Order());

    // What is postgres' own goes with the last unit of a user that says so.
    [Fact]
    public void UnitsOfPostgres_LeaveItsSharedMemory() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Delivered.Folder, "systemd"), "*.service").Select(File.ReadAllText).Where(unit => unit.Contains("\nUser=postgres\n", StringComparison.Ordinal)),
        unit => Assert.DoesNotContain("\nRemoveIPC=yes", unit, StringComparison.Ordinal));

    [Fact]
    public void CommandsOfTheTemplate_HaveTheWallsAndSecretsOfTheNode()
    {
        string[] own = ["Type", "ExecStart", "TimeoutStartSec", "TimeoutStopSec", "Restart", "RestartSec", "KillMode"];
        string[] Lines(string unit) =>
            [.. Delivered.Text(unit).Split("[Service]")[1].Split("[Install]")[0].Split('\n').Where(line => line.Length > 0 && line[0] != '#' && !own.Contains(line.Split('=')[0])).Order()];

        Assert.Equal(Lines("systemd/approvalcloud.service"), Lines("systemd/approvalcloud@.service"));
    }

    // What a node needs to end: it serves on, then requests and jobs end within the host's thirty seconds.
    [Fact]
    public void NodeThatEnds_HasTheTimeThatItTakes()
    {
        var drain = double.Parse(Delivered.Environment("systemd/node.env").Single(one => one.Key == "Drain__Seconds").Value, CultureInfo.InvariantCulture);
        var stop = double.Parse(StopTimeout().Match(Delivered.Text("systemd/approvalcloud.service")).Groups["seconds"].Value, CultureInfo.InvariantCulture);

        Assert.True(stop > drain + 30);
    }

    public void Dispose() => folder.Delete(recursive: true);

    // Beside the units that Debian has of those that we add to. The runtime is where these tests found theirs.
    private IReadOnlyList<string> Copy()
    {
        Tool.Require("systemd-analyze", "systemd");
        var units = Directory.EnumerateFiles(Path.Combine(Delivered.Folder, "systemd"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".service" or ".timer" || Path.GetDirectoryName(file)!.EndsWith(".d", StringComparison.Ordinal)).ToList();
        foreach (var unit in units)
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Path.Combine(Delivered.Folder, "systemd"), unit));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, InPlace(File.ReadAllText(unit)));
        }

        string[] added = [.. Directory.EnumerateDirectories(Path.Combine(Delivered.Folder, "systemd"), "*.d").Select(folder => Path.GetFileNameWithoutExtension(folder)).Where(unit => File.Exists($"/lib/systemd/system/{unit}"))];
        foreach (var unit in added)
            File.Copy($"/lib/systemd/system/{unit}", Path.Combine(folder.FullName, unit));
        return [.. units.Where(unit => Path.GetExtension(unit) is ".service" or ".timer").Select(unit => Path.Combine(folder.FullName, Path.GetFileName(unit))).Concat(added.Select(unit => Path.Combine(folder.FullName, unit)))];
    }

    private static string InPlace(string unit) => unit
        .Replace("/usr/bin/dotnet", Tool.Find("dotnet"), StringComparison.Ordinal)
        .Replace("/usr/bin/pgbackrest", "/bin/true", StringComparison.Ordinal)
        .Replace("/usr/bin/curl", "/bin/true", StringComparison.Ordinal)
        .Replace("/usr/bin/prometheus-node-exporter", "/bin/true", StringComparison.Ordinal)
        .Replace("/opt/approvalcloud/current/deploy", Delivered.Folder, StringComparison.Ordinal);

    [GeneratedRegex(@"Overall exposure level for .*: (?<score>[0-9.]+)")]
    private static partial Regex Score();

    [GeneratedRegex("^TimeoutStopSec=(?<seconds>[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex StopTimeout();
}
