using System.Globalization;
using System.Text;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>Makes of what somebody typed what can be printed: nothing that turns the line around, nothing invisible, and no empty boxes.</summary>
internal static class Legible
{
    /// <summary>The lines that are not empty.</summary>
    public static IEnumerable<string> Lines(string typed, Func<Rune, bool> canDraw) =>
        Of(typed, canDraw).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Of(string typed, Func<Rune, bool> canDraw)
    {
        var legible = new StringBuilder(typed.Length);
        // A lone half of a pair is read as U+FFFD.
        foreach (var rune in typed.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    legible.Append('\n');
                    break;
                case UnicodeCategory.Control:
                    if (rune.Value == '\n')
                        legible.Append('\n');
                    else
                        Space(legible);
                    break;
                // Among them the marks that change the direction of writing (Unicode TR36).
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.SpaceSeparator:
                    Space(legible);
                    break;
                default:
                    if (canDraw(rune))
                        legible.Append(rune);
                    else
                        legible.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
                    break;
            }
        }

        return legible.ToString();
    }

    private static void Space(StringBuilder legible)
    {
        if (legible.Length > 0 && legible[^1] is not (' ' or '\n'))
            legible.Append(' ');
    }
}
