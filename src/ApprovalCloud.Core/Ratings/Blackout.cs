namespace ApprovalCloud.Core.Ratings;

/// <summary>Whoever moderates a comment may black words out, and not put others in.</summary>
public static class Blackout
{
    public const char Mark = '■';

    /// <summary>Whether the text is the comment with nothing done to it but that stretches were replaced by marks.</summary>
    public static bool IsOf(string text, string comment)
    {
        var kept = Lines(text).Split(Mark, StringSplitOptions.None);
        comment = Lines(comment);
        if (kept.Length == 1)
            return kept[0] == comment;
        if (!comment.StartsWith(kept[0], StringComparison.Ordinal) || !comment[kept[0].Length..].EndsWith(kept[^1], StringComparison.Ordinal))
            return false;
        var rest = comment[kept[0].Length..^kept[^1].Length];
        foreach (var part in kept[1..^1].Where(part => part.Length > 0))
        {
            // The first place is always good enough: what follows then has the most room.
            var place = rest.IndexOf(part, StringComparison.Ordinal);
            if (place < 0)
                return false;
            rest = rest[(place + part.Length)..];
        }

        return true;
    }

    /// <summary>Whether anything can be read.</summary>
    public static bool IsReadable(string text) => text.Any(sign => sign != Mark && char.IsLetterOrDigit(sign));

    // A browser sends every line break as two characters.
    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}
