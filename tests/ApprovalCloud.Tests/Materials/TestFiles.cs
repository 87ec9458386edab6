using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace ApprovalCloud.Tests.Materials;

/// <summary>Files as people hand them in, and as nobody should.</summary>
internal static class TestFiles
{
    public static byte[] Pdf { get; } = PdfOf("<< /Type /Catalog /Pages 2 0 R >>");

    public static byte[] Png { get; } = Picture(SKEncodedImageFormat.Png);

    /// <summary>Wider than high, red on its left and blue on its right.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 120, int height = 80)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Red);
            using var paint = new SKPaint { Color = SKColors.Blue };
            canvas.DrawRect(width / 2, 0, width / 2, height, paint);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A photo that says how the camera was held, and where: 39° north.</summary>
    public static byte[] Photo(ushort orientation)
    {
        var jpeg = Picture(SKEncodedImageFormat.Jpeg);
        var tiff = new List<byte>("II*\0"u8.ToArray());
        tiff.AddRange([8, 0, 0, 0, 2, 0]);
        tiff.AddRange([0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0]);
        tiff.AddRange([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
        tiff.AddRange([0, 0, 0, 0]);
        tiff.AddRange([2, 0]);
        tiff.AddRange([1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0]);
        tiff.AddRange([2, 0, 5, 0, 3, 0, 0, 0, 68, 0, 0, 0]);
        tiff.AddRange([0, 0, 0, 0]);
        foreach (var number in new[] { 39, 1, 54, 1, 26, 1 })
            tiff.AddRange(BitConverter.GetBytes(number));
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A few bytes that say they are 40,000 by 40,000 pixels.</summary>
    public static byte[] HugePng()
    {
        var png = Png.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 40_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 40_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>One page, with this catalogue as object 1 and further objects from 4 on.</summary>
    public static byte[] PdfOf(string catalogue, params string[] more)
    {
        var pdf = new StringBuilder("%PDF-1.5\n");
        string[] objects = [catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>", .. more];
        var offsets = new List<int>();
        foreach (var (body, place) in objects.Select((body, place) => (body, place)))
        {
            offsets.Add(pdf.Length);
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>An object of a PDF that is packed together with others: <paramref name="packed"/> as object 9 in object 4.</summary>
    /// <param name="filter">How it is packed, where <paramref name="raw"/> is what it was packed to.</param>
    public static byte[] PdfWithPacked(byte[] packed, string filter = "/Filter /FlateDecode", byte[]? raw = null)
    {
        var pdf = new MemoryStream();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.5\n");
        var offsets = new List<long>();
        foreach (var body in new[] { "<< /Type /Catalog /Pages 2 0 R /OpenAction 9 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>" })
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        offsets.Add(pdf.Position);
        var header = Encoding.Latin1.GetBytes("9 0 ");
        var flat = raw ?? Deflate([.. header, .. packed]);
        Write($"4 0 obj\n<< /Type /ObjStm /N 1 /First {header.Length} {filter} /Length {flat.Length} >>\nstream\n");
        pdf.Write(flat);
        Write("\nendstream\nendobj\n");
        var start = pdf.Position;
        var table = new MemoryStream();
        void Entry(byte kind, long second, byte third) => table.Write([kind, (byte)(second >> 24), (byte)(second >> 16), (byte)(second >> 8), (byte)second, third]);
        Entry(0, 0, 255);
        foreach (var offset in offsets)
            Entry(1, offset, 0);
        Entry(1, start, 0);
        for (var empty = 6; empty < 9; empty++)
            Entry(0, 0, 0);
        Entry(2, 4, 0);
        var crossings = Deflate(table.ToArray());
        Write($"5 0 obj\n<< /Type /XRef /Size 10 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Length {crossings.Length} >>\nstream\n");
        pdf.Write(crossings);
        Write($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n");
        return pdf.ToArray();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal))
            stream.Write(content);
        return packed.ToArray();
    }

    public static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in content)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
