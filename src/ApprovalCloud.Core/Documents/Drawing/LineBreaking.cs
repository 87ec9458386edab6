using System.Text;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>Breaks a paragraph into lines: between Chinese characters, at spaces, never before a closing mark or behind an opening one (GB/T 15834), and in the middle of what is too long for any line.</summary>
internal static class LineBreaking
{
    private const string NotFirst = "，。、；：！？）》」』】〉”’…％·,.;:!?)]}%";
    private const string NotLast = "（《「『【〈“‘([{";
    private const int FirstIdeographic = 0x2E80;

    public static IEnumerable<string> Lines(string paragraph, float width, Func<string, float> measure)
    {
        var line = "";
        foreach (var piece in Pieces(paragraph))
        {
            if (measure((line + piece).TrimEnd()) <= width)
            {
                line += piece;
                continue;
            }

            if (line.TrimEnd().Length > 0)
                yield return line.TrimEnd();
            line = piece.TrimStart();
            while (measure(line.TrimEnd()) > width && Longest(line, width, measure) is var head && head < line.Length)
            {
                yield return line[..head];
                line = line[head..];
            }
        }

        if (line.TrimEnd().Length > 0)
            yield return line.TrimEnd();
    }

    // What stays together: a word with the space behind it, a character with the marks around it.
    private static IEnumerable<string> Pieces(string paragraph)
    {
        var piece = new StringBuilder();
        Rune? before = null;
        foreach (var rune in paragraph.EnumerateRunes())
        {
            if (before is { } last && MayBreak(last, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune);
            before = rune;
        }

        if (piece.Length > 0)
            yield return piece.ToString();
    }

    private static bool MayBreak(Rune before, Rune after) =>
        after.Value != ' ' && !Is(NotFirst, after) && !Is(NotLast, before)
        && (before.Value == ' ' || IsIdeographic(before) || IsIdeographic(after));

    private static bool IsIdeographic(Rune rune) => rune.Value >= FirstIdeographic;

    private static bool Is(string marks, Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value, StringComparison.Ordinal);

    // How much of it fits: at least one character, however narrow the line.
    private static int Longest(string text, float width, Func<string, float> measure)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (end > 0 && measure(text[..(end + rune.Utf16SequenceLength)]) > width)
                break;
            end += rune.Utf16SequenceLength;
        }

        return end;
    }
}
