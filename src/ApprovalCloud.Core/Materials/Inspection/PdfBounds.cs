using UglyToad.PdfPig.Tokens;

namespace ApprovalCloud.Core.Materials;

/// <summary>
/// What the dictionary of a stream may say. Its reader makes room for as much as it says, on the stack too, before it looks whether there is
/// any: a few bytes would fill the memory or end the process.
/// </summary>
internal static class PdfBounds
{
    private const int MostObjects = 1_000_000;
    private const int WidestField = 16;
    private const int WidestRow = 1_000_000;

    /// <summary>Whatever is unpacked is looked at here first.</summary>
    /// <exception cref="NotSupportedException">It says what no document needs.</exception>
    public static void Check(DictionaryToken stream)
    {
        if (stream.Data.TryGetValue("Type", out var type) && type is NameToken { Data: "XRef" })
        {
            Each(stream, "W", WidestField);
            Each(stream, "Size", MostObjects);
            Each(stream, "Index", MostObjects);
            // Pairs of a first number and how many follow.
            if (Items(stream, "Index").Where((_, place) => place % 2 == 1).OfType<NumericToken>().Sum(number => number.Double) > MostObjects)
                throw new NotSupportedException("/Index tells of too many objects.");
        }

        Each(stream, "N", MostObjects);
        foreach (var parameters in new[] { "DecodeParms", "DP" }.SelectMany(key => Items(stream, key)).OfType<DictionaryToken>())
        {
            foreach (var key in new[] { "Columns", "Colors", "BitsPerComponent" })
                Each(parameters, key, WidestRow);
        }
    }

    private static void Each(DictionaryToken dictionary, string key, int most)
    {
        if (Items(dictionary, key).OfType<NumericToken>().Any(number => number.Double < 0 || number.Double > most))
            throw new NotSupportedException($"/{key} is not between 0 and {most}.");
    }

    private static IEnumerable<IToken> Items(DictionaryToken dictionary, string key) =>
        !dictionary.Data.TryGetValue(key, out var value) ? [] : value is ArrayToken items ? items.Data : [value];
}
