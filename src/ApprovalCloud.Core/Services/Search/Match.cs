using Quickenshtein;

namespace ApprovalCloud.Core.Services.Search;

/// <summary>How words were found: as they are typed, by their pinyin, or because they are nearly the same.</summary>
public enum FoundHow { AsTyped, Pinyin, Nearly }

/// <param name="Quality">From 0 to 1: 1 is the very same.</param>
internal sealed record Match(FoundHow How, double Quality)
{
    public static Match? Of(string term, Phrase phrase, Han han) => Han.IsHan(term[0]) ? OfHan(term, phrase) : Better(OfLatin(term, phrase), OfPinyin(term, phrase, han));

    private static Match? OfHan(string term, Phrase phrase) => phrase.Folded switch
    {
        var said when said == term => new(FoundHow.AsTyped, 1),
        var said when said.StartsWith(term, StringComparison.Ordinal) => new(FoundHow.AsTyped, 0.9),
        var said when said.Contains(term, StringComparison.Ordinal) => new(FoundHow.AsTyped, 0.8),
        var said when Names(phrase) && said.Length >= 2 && term.Contains(said, StringComparison.Ordinal) => new(FoundHow.AsTyped, 0.8),
        // 食品许可证 for 食品经营许可证, and 开个饭馆 for 开饭馆.
        var said when term.Length >= 3 && said.Length <= 3 * term.Length && IsWithin(term, said) => new(FoundHow.Nearly, 0.6),
        var said when Names(phrase) && said.Length >= 3 && IsWithin(said, term) => new(FoundHow.Nearly, 0.6),
        _ => null,
    };

    private static bool Names(Phrase phrase) => phrase.In is FoundIn.Title or FoundIn.AlsoCalled;

    // All letters, in order, the first and the last at the ends.
    private static bool IsWithin(string letters, string words)
    {
        var found = 0;
        foreach (var letter in words)
        {
            if (found < letters.Length && letter == letters[found])
                found++;
        }

        return found == letters.Length;
    }

    private static Match? OfLatin(string term, Phrase phrase)
    {
        Match? best = null;
        foreach (var word in phrase.Words)
        {
            if (word == term)
                return new(FoundHow.AsTyped, 1 - (0.02 * Math.Min(phrase.Words.Length, 10)));
            if (term.Length >= 2 && word.StartsWith(term, StringComparison.Ordinal))
                best = Better(best, new(FoundHow.AsTyped, 0.85));
            else if (term.Length >= 5 && word[0] == term[0] && Levenshtein.GetDistance(word, term) <= (term.Length >= 8 ? 2 : 1))
                best = Better(best, new(FoundHow.Nearly, 0.6));
        }

        return best;
    }

    private static Match? OfPinyin(string term, Phrase phrase, Han han)
    {
        if (term.Length < 2)
            return null;
        for (var from = 0; from < phrase.Folded.Length; from++)
        {
            // Two initials say little: they count where a name begins.
            if ((from > 0 && term.Length < 3) || !Han.IsHan(phrase.Folded[from]) || han.Typed(term, phrase.Folded, from) is not (var end and >= 0) || end - from < 2)
                continue;
            return new(FoundHow.Pinyin, (from, end == phrase.Folded.Length) switch { (0, true) => 0.9, (0, false) => 0.7, _ => 0.5 });
        }

        return null;
    }

    private static Match? Better(Match? one, Match? other) => (one?.Quality ?? 0) >= (other?.Quality ?? 0) ? one : other;
}
