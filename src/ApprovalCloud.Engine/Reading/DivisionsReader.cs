using System.Text.RegularExpressions;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads the table of divisions, <c>divisions/cn.csv</c>: a division a line, in the order in which they are offered; <c>#</c> begins a comment.</summary>
internal static partial class DivisionsReader
{
    public const string File = "divisions/cn.csv";
    private const string Head = "code,zh-Hans,zh-Hant,reading";

    public static Divisions Read(WorkflowFile file, List<Finding> findings)
    {
        var lines = file.Content.ReplaceLineEndings("\n").Split('\n').Select((text, place) => (Text: text, Number: place + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#').ToList();
        if (lines is not [{ Text: Head }, ..])
            Report(lines.FirstOrDefault().Number, lines.FirstOrDefault().Text ?? "", Head);
        var all = new Dictionary<string, (Division Division, int Line)>();
        foreach (var (text, number) in lines.Skip(1))
        {
            if (Read(text) is not { } division)
                Report(number, text, $"{Head}: six digits, two names of the same length, how they are read");
            else if (!all.TryAdd(division.Code, (division, number)))
                findings.Add(Finding.Of(FindingRule.KeyTwice, file.Path, number, division.Code));
        }

        var codes = all.Keys.ToHashSet();
        foreach (var (division, number) in all.Values.Where(one => !one.Division.IsProvince && Divisions.Above(one.Division.Code, codes) is null))
            Report(number, division.Code, "a line for the province and the prefecture that it belongs to as well");
        return new Divisions([.. all.Values.Select(one => one.Division)]);

        void Report(int line, string value, string expected) =>
            findings.Add(Finding.Of(FindingRule.ValueInvalid, file.Path, Math.Max(line, 1), value, "division", expected));
    }

    private static Division? Read(string line) =>
        line.Split(',') is [var code, var name, var traditional, var reading] && Code().IsMatch(code)
        && name.Length > 0 && name.Length == traditional.Length && reading.Length > 0 ? new Division(code, name, traditional, reading) : null;

    [GeneratedRegex(@"^[1-9][0-9]{5}\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Code();
}
