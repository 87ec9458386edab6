namespace ApprovalCloud.Engine.Reading;

internal static class Names
{
    /// <summary><c>StopAll</c> as files write it: <c>stop-all</c>.</summary>
    public static string Kebab(string name) => string.Concat(name.Select((letter, place) =>
        char.IsUpper(letter) ? (place == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary><c>LongText</c> as files write it where it is a word of the vocabulary: <c>longText</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The known name nearest to a misspelt one.</summary>
    public static string Nearest(string name, IEnumerable<string> known) =>
        known.MinBy(candidate => Distance(name, candidate)) ?? "";

    // Levenshtein's distance.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), change);
            }
        }

        return row[b.Length];
    }
}
