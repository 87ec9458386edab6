using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ApprovalCloud.Core.Materials;

/// <summary>
/// Unpacks what is packed in one PDF, up to a bound for all of it: a few bytes can be packed so that they fill the memory. Pictures are not
/// unpacked at all; to look for what runs, only objects need to be.
/// </summary>
internal sealed class BoundedFilters : IFilterProvider
{
    private const long Most = 64_000_000;
    private const long WidestRow = 1_000_000;
    private const int WidestColumn = 8;
    private const int MostRows = 1_000_000;

    private readonly IFilterProvider inner = DefaultFilterProvider.Instance;
    private long unpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => IsModestTable(dictionary)
        ? [.. inner.GetFilters(dictionary).Select(Bound)]
        : throw new NotSupportedException("Its table of objects is not one.");

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. inner.GetNamedFilters(names).Select(Bound)];

    public IReadOnlyList<IFilter> GetAllFilters() => [.. inner.GetAllFilters().Select(Bound)];

    // The reader believes what a table of objects (ISO 32000, 7.5.8) says of itself, once it is unpacked: columns of less than no width end the
    // process, and so many rows fill the memory.
    private static bool IsModestTable(DictionaryToken dictionary) =>
        !dictionary.TryGet(NameToken.W, out var columns) || columns is not ArrayToken widths
        || (widths.Data.All(width => IsWithin(width, WidestColumn))
            && (!dictionary.TryGet(NameToken.Size, out var size) || IsWithin(size, MostRows))
            && (!dictionary.TryGet(NameToken.Index, out var index) || index is not ArrayToken parts
                || (parts.Data.All(part => IsWithin(part, MostRows)) && parts.Data.Where((_, place) => place % 2 == 1).Sum(part => ((NumericToken)part).Double) <= MostRows)));

    private static bool IsWithin(IToken? token, int most) => token is NumericToken { Double: var number } && number >= 0 && number <= most;

    private BoundedFilter Bound(IFilter filter) => new(filter, this);

    private void Count(long bytes)
    {
        if ((unpacked += bytes) > Most)
            throw new NotSupportedException("It is packed too tightly.");
    }

    private sealed class BoundedFilter(IFilter filter, BoundedFilters all) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (streamDictionary.Data.Any(entry => entry.Key is "DecodeParms" or "DP" && !IsModest(entry.Value, 0)))
                throw new NotSupportedException("Its rows are wider than any page.");
            if (filter is FlateFilter)
                CountUnpacked(input);
            else
                all.Count(input.Length * MostGrowth());
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        // By how they are defined: how many bytes one byte can stand for.
        private long MostGrowth() => filter switch
        {
            AsciiHexDecodeFilter => 1,
            Ascii85Filter => 4,
            RunLengthFilter => 64,
            LzwFilter => 2_731,
            _ => throw new NotSupportedException("A picture is not unpacked."),
        };

        private void CountUnpacked(Memory<byte> input)
        {
            using var stream = new ZLibStream(new MemoryStream(input.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            try
            {
                for (int read; (read = stream.Read(buffer)) > 0;)
                    all.Count(read);
            }
            catch (InvalidDataException)
            {
                // How much of it can be read is for the reader to say; it is not much.
            }
        }

        private static bool IsModest(IToken token, int depth) => depth < 4 && token switch
        {
            NumericToken number => Math.Abs(number.Double) <= WidestRow,
            DictionaryToken dictionary => dictionary.Data.Values.All(one => IsModest(one, depth + 1)),
            ArrayToken array => array.Data.All(one => IsModest(one, depth + 1)),
            _ => true,
        };
    }
}
