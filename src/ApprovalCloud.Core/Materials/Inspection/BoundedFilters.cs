using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ApprovalCloud.Core.Materials;

/// <summary>Unpacks what is packed in a PDF, up to a bound: a few bytes can be packed so that they fill the memory.</summary>
internal sealed class BoundedFilters : IFilterProvider
{
    private const long Most = 200_000_000;

    public static readonly BoundedFilters Instance = new();

    private readonly IFilterProvider inner = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary)
    {
        PdfBounds.Check(dictionary);
        return [.. inner.GetFilters(dictionary).Select(Bound)];
    }

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. inner.GetNamedFilters(names).Select(Bound)];

    public IReadOnlyList<IFilter> GetAllFilters() => [.. inner.GetAllFilters().Select(Bound)];

    private static IFilter Bound(IFilter filter) => filter is FlateFilter ? new BoundedFlate(filter) : filter;

    private sealed class BoundedFlate(IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            using var unpacked = new ZLibStream(new MemoryStream(input.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            long length = 0;
            try
            {
                for (int read; (read = unpacked.Read(buffer)) > 0;)
                {
                    if ((length += read) > Most)
                        throw new NotSupportedException("It is packed too tightly.");
                }
            }
            catch (InvalidDataException)
            {
                // How much of it can be read is for the reader to say; it is not much.
            }

            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
