using System.Text;

namespace ApprovalCloud.Engine.Definition;

/// <summary>What people type is kept to the letter, unless no database, page or document could hold it.</summary>
public static class Storable
{
    /// <summary>Whether nothing in it is a control character (a new line and a tab are none), or half of a pair.</summary>
    public static bool IsStorable(string words)
    {
        foreach (var letter in words.EnumerateRunes())
        {
            // Half a surrogate pair comes out as the replacement character.
            if (letter == Rune.ReplacementChar || (Rune.IsControl(letter) && letter.Value is not ('\n' or '\r' or '\t')))
                return false;
        }

        return true;
    }

    /// <summary>The beginning of it, and not half of a pair at the end.</summary>
    public static string Start(string words, int longest) =>
        words.Length <= longest ? words : words[..(char.IsHighSurrogate(words[longest - 1]) ? longest - 1 : longest)];
}
