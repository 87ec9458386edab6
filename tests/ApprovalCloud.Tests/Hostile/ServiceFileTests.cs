using System.Diagnostics;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>A service that somebody wrote to keep whoever reads it busy: said where it is wrong, and soon.</summary>
public sealed class ServiceFileTests
{
    private const string Path = "services/bomb/v1.yaml";
    // However busy the machine is; without a limit it would be hours, or no end.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(1);
    private static readonly IReadOnlyList<WorkflowFile> Shipped = WorkflowFolder.Files(WorkflowsCopy.Shipped);

    public static TheoryData<string, string> Bombs => new()
    {
        { "aliases of aliases", "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nkey: [*c, *c]" },
        { "an alias of itself", "&a key: *a" },
        { "merged keys", "base: &base { key: a }\n<<: *base" },
        { "merged keys without an alias", "<<: { key: a }\nversion: 1" },
        { "sequences 10,000 deep", "key: " + new string('[', 10_000) + new string(']', 10_000) },
        { "mappings 10,000 deep", string.Concat(Enumerable.Repeat("{a: ", 10_000)) + new string('}', 10_000) },
        { "keys that are mappings, 10,000 deep", string.Concat(Enumerable.Repeat("? ", 10_000)) + "a" },
        { "indented 3,000 deep", string.Concat(Enumerable.Range(0, 700).Select(level => new string(' ', level) + "a:\n")) },
        { "one huge word", "key: " + new string('a', 499_000) },
        { "one huge block", "key: |\n" + string.Concat(Enumerable.Repeat("  aaaaaaaaaaaaaaa\n", 27_000)) },
        { "longer than any file", "key: " + new string('a', 3_000_000) },
        { "40,000 properties", string.Concat(Enumerable.Range(0, 40_000).Select(number => $"a{number}: 1\n")) },
        { "40,000 properties of one name", string.Concat(Enumerable.Repeat("key: a\n", 40_000)) },
        { "a tag of a language", "!!python/object/apply:os.system [id]" },
        { "a tag of .NET", "!<tag:yaml.org,2002:System.Diagnostics.Process> { key: a }" },
        { "a tag on a word", "key: !exec rm\nversion: !!int 1e99999" },
        { "a hundred thousand anchors", string.Concat(Enumerable.Range(0, 30_000).Select(number => $"- &a{number} x\n")) },
        { "directives", "%YAML 9.9\n%TAG ! tag:evil.test,2026:\n---\nkey: a" },
        { "a condition 1,000 deep", "key: bomb\nversion: 1\nsteps:\n  - key: a\n    when: " + new string('(', 900) + "1" + new string(')', 900) },
        { "a path as its key", "key: ../../etc/passwd\nversion: 1" },
        { "NUL and escapes", "key: \"\\0\\x1b[31m\"\nversion: \"\\ud800\"" },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void Bomb_IsFoundByFileAndLine_InTime(string what, string content)
    {
        var watch = Stopwatch.StartNew();

        var (_, findings) = WorkflowsReader.ReadAndCheck([.. Shipped, new WorkflowFile(Path, content)]);

        Assert.True(watch.Elapsed < InTime, $"{what}: {watch.Elapsed}");
        Assert.True(findings.Any(finding => finding.File == Path && finding.Line > 0), $"{what}: {string.Join('\n', findings.Take(3))}");
        Assert.All(findings, finding => Assert.NotEmpty($"{finding}"));
    }

    [Fact]
    public void File_OutsideItsPlace_IsFound()
    {
        var service = Shipped.First(file => file.Path.EndsWith("open-a-restaurant/v1.yaml", StringComparison.Ordinal));
        var (_, findings) = WorkflowsReader.ReadAndCheck([.. Shipped.Where(file => file != service), service with { Path = "services/../../outside/v1.yaml" }]);
        Assert.Contains(findings, finding => finding.Rule == FindingRule.FileMisplaced);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("not(", "true", ")")]
    [InlineData("-", "1", "")]
    [InlineData("every a in b.c satisfies ", "true", "")]
    [InlineData("a.b in (", "1", ")")]
    [InlineData("a.b = 1 and (", "true", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("date(", "\"x\"", ")")]
    public void Condition_HoweverDeep_IsReadOrRefused_InTime(string open, string inner, string close)
    {
        foreach (var levels in new[] { 30, 60, 1_000, 100_000 })
        {
            var source = string.Concat(Enumerable.Repeat(open, levels)) + inner + string.Concat(Enumerable.Repeat(close, levels));
            var watch = Stopwatch.StartNew();
            var isRead = ConditionParser.TryParse(source, out _, out var error);
            Assert.True(isRead || error!.Length > 0);
            Assert.True(watch.Elapsed < InTime, $"{levels}: {watch.Elapsed}");
            Assert.False(isRead && levels >= 1_000);
        }
    }

    [Fact]
    public void Condition_OfOneEndlessWord_IsReadInTime()
    {
        foreach (var source in new[] { new string('a', 2_000), string.Concat(Enumerable.Repeat("a.", 1_000)), "\"" + new string('\\', 1_998), new string('1', 2_000), string.Concat(Enumerable.Repeat("1.", 1_000)), new string(' ', 2_000) })
        {
            var watch = Stopwatch.StartNew();
            Assert.True(ConditionParser.TryParse(source, out _, out var error) || error.Length > 0);
            Assert.True(watch.Elapsed < InTime, $"{source[..10]}: {watch.Elapsed}");
        }
    }
}
