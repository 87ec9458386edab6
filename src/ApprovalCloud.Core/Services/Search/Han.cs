using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ApprovalCloud.Core.Services.Search;

/// <summary>What is known of Chinese characters: how they are read, and their simplified forms.</summary>
public sealed class Han
{
    private readonly FrozenDictionary<char, string[]> readings;
    private readonly FrozenDictionary<char, char> simplified;

    private Han(IEnumerable<(char Character, string Reading)> readings, IEnumerable<KeyValuePair<char, char>> simplified)
    {
        this.readings = readings.GroupBy(pair => pair.Character, pair => pair.Reading).ToFrozenDictionary(pair => pair.Key, pair => pair.ToArray());
        this.simplified = simplified.ToFrozenDictionary();
    }

    /// <summary>
    /// Reads a table: on each line a syllable of pinyin without tone and the characters that can be read so; and a line that
    /// begins with an equals sign, with pairs of a traditional character and the simplified one.
    /// </summary>
    public static Han Read(TextReader table)
    {
        var (readings, pairs) = (new List<(char, string)>(), new List<KeyValuePair<char, char>>());
        while (table.ReadLine() is { } line)
        {
            var (name, characters) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            if (name == "=")
                pairs.AddRange(characters.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1])));
            else
                readings.AddRange(characters.Select(character => (character, name)));
        }

        return new Han(readings, pairs);
    }

    /// <summary>The same for however it is written: small letters without accents, simplified characters.</summary>
    public string Fold(string words) => string.Concat(words.Normalize(NormalizationForm.FormKD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
        .Select(letter => simplified.GetValueOrDefault(letter, char.ToLowerInvariant(letter))));

    public static bool IsHan(char letter) => letter is >= '一' and <= '鿿';

    public IReadOnlyList<string> ReadingsOf(char character) => readings.GetValueOrDefault(character, []);

    /// <summary>
    /// Whether letters are typed for these characters, from the one at <paramref name="from"/> on: for each its syllable, or
    /// only how that begins; the last syllable may be unfinished. Gives the character after the last one typed, or -1.
    /// </summary>
    public int Typed(string letters, string characters, int from) => Typed(letters, 0, characters, from);

    private int Typed(string letters, int done, string characters, int at)
    {
        if (done == letters.Length)
            return at;
        if (at == characters.Length)
            return -1;
        foreach (var reading in ReadingsOf(characters[at]))
        {
            var same = 0;
            while (same < reading.Length && done + same < letters.Length && reading[same] == letters[done + same])
                same++;
            // The longest first: what is read as a whole syllable is not taken for an initial.
            for (var length = same; length > 0; length--)
            {
                var isInitial = length == 1 || (length == 2 && reading[1] == 'h');
                if ((length == reading.Length || isInitial || done + length == letters.Length)
                    && Typed(letters, done + length, characters, at + 1) is var end and >= 0)
                    return end;
            }
        }

        return -1;
    }
}
