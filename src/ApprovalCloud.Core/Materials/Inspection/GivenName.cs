using System.Globalization;
using System.Text;

namespace ApprovalCloud.Core.Materials;

/// <summary>A file's name as somebody's system calls it: shown to people, never used as a path.</summary>
internal static class GivenName
{
    private const int Longest = 100;

    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // What cannot be seen could make one name look like another, or turn the line around.
            var isSeen = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            if (isSeen)
                clean.Append(rune.ToString());
        }

        var name = clean.ToString().Trim(' ', '.', '\u00a0', '\u3000');
        var whole = new StringInfo(name);
        if (whole.LengthInTextElements > Longest)
        {
            // The ending tells most of what it is.
            var ending = Path.GetExtension(name) is { Length: <= 6 } extension ? extension : "";
            name = whole.SubstringByTextElements(0, Longest - ending.Length - 1) + "…" + ending;
        }

        // A letter may carry marks without end.
        return name.Length == 0 ? "—" : name.Length <= 4 * Longest ? name : "—" + Path.GetExtension(name)[..Math.Min(6, Path.GetExtension(name).Length)];
    }
}
