using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Tests.Materials;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Files that say they are enormous, or are two things at once.</summary>
public sealed class FileBombTests : IDisposable
{
    // However busy the machine is; without a limit it would be hours, or no end.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(1);
    private readonly FileInspector inspector = new(Options.Create(new MaterialsOptions()));

    public static TheoryData<string, byte[]> Bombs => new()
    {
        { "a PNG of 60,000 by 60,000", Png(60_000, 60_000) },
        { "a PNG of 2^31 by 2^31", Png(int.MaxValue, int.MaxValue) },
        { "a JPEG of 60,000 by 60,000", Jpeg(60_000, 60_000) },
        { "a WebP of 16,383 by 16,383", WebP(16_383, 16_383) },
        { "a GIF", [.. "GIF89a"u8, 0x60, 0xEA, 0x60, 0xEA, 0, 0, 0, 0x3B] },
        { "a zip", Zip("word/document.xml") },
        { "a zip of zips that begins as a PDF", [.. "%PDF-1.7\n"u8, .. Zip("a"), .. "\n%%EOF"u8] },
        { "an SVG", "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"u8.ToArray() },
        { "HTML that begins as a PDF", "%PDF-1.7 <script>alert(1)</script>\n%%EOF"u8.ToArray() },
        { "HTML that begins as a PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "<script>alert(1)</script>"u8] },
        { "a packed stream by LZW", Packed("/LZWDecode", Lzw()) },
        { "a packed stream by run lengths", Packed("/RunLengthDecode", [.. Enumerable.Repeat((byte[])[129, 32], 1_700_000).SelectMany(pair => pair)]) },
        { "packed in packed in packed", Packed("[/FlateDecode /FlateDecode /FlateDecode]", Deflate(Deflate(Deflate(new byte[150_000_000])))) },
        { "a picture where objects should be", Packed("/CCITTFaxDecode /DecodeParms << /K -1 /Columns 100000 /Rows 100000 >>", [0, 0, 0]) },
        { "a table of columns of less than no width", Table("/Size 2 /W [1 -5 1]") },
        { "a table of two thousand million rows", Table("/Size 2147483647 /W [1 2 1]") },
        { "a table of as many rows in parts", Table($"/Size 2 /W [1 2 1] /Index [{string.Join(' ', Enumerable.Repeat("0 999999", 2_000))}]") },
        { "a document that was gone on with 80,000 times", Again(80_000) },
        { "rows wider than any page", Packed("/FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>", Deflate(new byte[1_000])) },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public async Task Bomb_IsRefused_InTime(string what, byte[] given)
    {
        var watch = Stopwatch.StartNew();
        var (file, why) = await inspector.Inspect(given, default);
        Assert.True(file is null && why is not null, what);
        Assert.True(watch.Elapsed < InTime, $"{what}: {watch.Elapsed}");
    }

    private static byte[] Table(string says) => Encoding.ASCII.GetBytes(
        $"%PDF-1.7\n1 0 obj\n<< /Type /XRef /Root 2 0 R {says} /Length 8 >>\nstream\n12345678\nendstream\nendobj\nstartxref\n9\n%%EOF\n");

    // Where its objects are is told anew each time, and never right: the reader looks for them from each place to the end.
    private static byte[] Again(int times)
    {
        const string once = "e /Pages /Kids [3 0 R] /Count /Parent 2 0 R >>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115( 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n";
        const string first = "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page j\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n";
        return Encoding.ASCII.GetBytes(first + string.Concat(Enumerable.Repeat(once, times)));
    }

    [Fact]
    public async Task ManyStreams_EachBelowTheLimit_AreRefusedTogether()
    {
        var flat = Encoding.Latin1.GetString(Deflate([.. "9 0 <</A ("u8, .. new byte[60_000_000], .. ")>>"u8]));
        var streams = Enumerable.Range(0, 8).Select(_ => $"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {flat.Length} >>\nstream\n{flat}\nendstream").ToArray();
        var watch = Stopwatch.StartNew();

        await inspector.Inspect(TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", streams), default);

        Assert.True(watch.Elapsed < InTime, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Picture_WithAnArchiveBehindIt_IsKeptWithoutIt()
    {
        var (file, _) = await inspector.Inspect([.. TestFiles.Picture(SKEncodedImageFormat.Png), .. Zip("evil.exe")], default);
        Assert.False(Encoding.Latin1.GetString(file!.Content).Contains("evil.exe", StringComparison.Ordinal));
    }

    public void Dispose() => inspector.Dispose();

    private static byte[] Png(int width, int height)
    {
        var png = TestFiles.Picture(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), TestFiles.Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static byte[] Jpeg(ushort width, ushort height)
    {
        var jpeg = TestFiles.Picture(SKEncodedImageFormat.Jpeg);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    // VP8: width and height in 14 bits each, behind the start code.
    private static byte[] WebP(ushort width, ushort height)
    {
        var webp = TestFiles.Picture(SKEncodedImageFormat.Webp);
        var frame = webp.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        BinaryPrimitives.WriteUInt16LittleEndian(webp.AsSpan(frame + 3), width);
        BinaryPrimitives.WriteUInt16LittleEndian(webp.AsSpan(frame + 5), height);
        return webp;
    }

    private static byte[] Zip(string name)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(new byte[1_000_000]);
        }

        return content.ToArray();
    }

    private static byte[] Packed(string filter, byte[] content) => TestFiles.PdfWithPacked([], $"/Filter {filter}", content);

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest))
            stream.Write(content);
        return packed.ToArray();
    }

    // 9-bit codes to begin with; what they stand for does not matter, only how much of it there is.
    private static byte[] Lzw() => [.. Enumerable.Range(0, 4_000_000).Select(place => (byte)(place * 37))];
}
