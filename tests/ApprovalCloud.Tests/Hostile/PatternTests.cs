using System.Reflection;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Api;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>No pattern looks for longer than somebody waits, whatever it looks at.</summary>
public sealed partial class PatternTests
{
    private static readonly Assembly[] Ours = [typeof(FactReader).Assembly, typeof(Problem).Assembly, typeof(Problems).Assembly];

    [Fact]
    public void EveryGeneratedPattern_HasALimit()
    {
        var patterns = Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Regex)) && !type.IsAbstract)
            .Select(type => (Regex)(type.GetField("Instance", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)?.GetValue(null) ?? Activator.CreateInstance(type, nonPublic: true)!)).ToList();

        Assert.True(patterns.Count > 20, $"{patterns.Count}");
        Assert.All(patterns, pattern => Assert.True(IsBounded(pattern), $"{pattern}"));
    }

    [Fact]
    public void EveryPatternThatIsKept_HasALimit()
    {
        foreach (var field in Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(field => field.FieldType.IsAssignableTo(typeof(Regex))))
            Assert.True(IsBounded((Regex)field.GetValue(null)!), $"{field.DeclaringType}.{field.Name}");
    }

    [Fact]
    public void EveryPatternInTheSources_HasALimit()
    {
        var used = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            var source = File.ReadAllText(file);
            Assert.DoesNotContain("InfiniteMatchTimeout", source, StringComparison.Ordinal);
            foreach (Match call in Calls().Matches(source))
            {
                used++;
                var arguments = source[call.Index..Closing(source, call.Index + call.Length)];
                Assert.True(
                    arguments.Contains("NonBacktracking", StringComparison.Ordinal) || arguments.Contains("TimeSpan.From", StringComparison.Ordinal) || call.Value.Contains("Escape", StringComparison.Ordinal),
                    $"{file}: {arguments}");
            }
        }

        Assert.True(used > 3, $"{used}");
    }

    [Fact]
    public void PatternWithoutALimit_IsFound()
    {
        Assert.False(IsBounded(new Regex("a")));
        Assert.Single(Calls().Matches("var x = new Regex(\"(a+)+$\");"));
    }

    private static bool IsBounded(Regex pattern) => pattern.Options.HasFlag(RegexOptions.NonBacktracking) || pattern.MatchTimeout is { Ticks: > 0 } limit && limit <= TimeSpan.FromSeconds(1);

    private static int Closing(string source, int from)
    {
        var depth = 1;
        while (depth > 0 && from < source.Length)
            depth += source[from++] switch { '(' => 1, ')' => -1, _ => 0 };
        return from;
    }

    // Made, or asked for once; the tokens of conditions among them.
    [GeneratedRegex(@"\bnew Regex\(|\bSpan\.Regex\(|(?<!\w)Regex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Calls();
}
