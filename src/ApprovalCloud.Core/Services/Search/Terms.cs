using System.Text.RegularExpressions;

namespace ApprovalCloud.Core.Services.Search;

/// <summary>Takes what somebody typed apart, and leaves out what is said around what is looked for.</summary>
internal static partial class Terms
{
    private static readonly HashSet<string> Fillers =
    [
        "a", "about", "an", "and", "apply", "are", "at", "be", "can", "do", "does", "for", "from", "get", "have", "how", "i", "in", "is", "it",
        "me", "my", "need", "of", "on", "or", "please", "the", "to", "us", "want", "we", "what", "where", "which", "with", "would", "you", "your",
    ];

    /// <summary>What must be found, each by itself; what was typed has been folded.</summary>
    public static IReadOnlyList<string> Of(string folded)
    {
        var typed = Runs().Matches(folded).Select(run => run.Value).ToList();
        var meant = typed.Select(run => Han.IsHan(run[0]) ? HanFillers().Replace(run, "") : run).Where(run => run.Length > 0 && !Fillers.Contains(run)).ToList();
        return (meant.Count > 0 ? meant : typed).Distinct().ToList();
    }

    public static string[] LatinWords(string folded) => [.. Runs().Matches(folded).Select(run => run.Value).Where(run => !Han.IsHan(run[0]))];

    [GeneratedRegex("[一-鿿]+|[a-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Runs();

    // Folded, so simplified.
    [GeneratedRegex("我?(想要|打算|准备|需要)|我(想|要)|请问|如何|怎么样?|怎样|哪里|在哪儿?|什么|办理|申请|手续|流程|吗|呢|的|一(个|家|间|套)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex HanFillers();
}
