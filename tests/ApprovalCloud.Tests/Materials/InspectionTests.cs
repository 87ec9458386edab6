using System.Text;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace ApprovalCloud.Tests.Materials;

public sealed class InspectionTests : IDisposable
{
    private readonly FileInspector inspector = new(Options.Create(new MaterialsOptions()));

    // Well-formed files of others' test suites: what is taken, and why not what is not.
    private static readonly Dictionary<string, Text?> Expected = new()
    {
        ["pdfjs_attachment.pdf"] = FileMessages.HasAttachments,
        ["pdfjs_basicapi.pdf"] = null,
        ["pdfjs_empty.pdf"] = null,
        ["pdfjs_evaljs.pdf"] = FileMessages.Runs,
        ["pdfjs_file_url_link.pdf"] = null,
        ["pdfjs_hello_world_rotated.pdf"] = null,
        ["pdfjs_issue15893_reduced.pdf"] = FileMessages.Protected,
        ["pdfjs_js-buttons.pdf"] = FileMessages.Runs,
        ["pdfjs_js-colors.pdf"] = FileMessages.Runs,
        ["pdfjs_noembed-eucjp.pdf"] = null,
        ["pdfjs_noembed-sjis.pdf"] = null,
        ["pdfjs_saslprep-r6.pdf"] = FileMessages.Protected,
        ["qpdf_encrypted-40-bit-R3.pdf"] = FileMessages.Protected,
        ["qpdf_minimal-linearized.pdf"] = null,
        ["qpdf_minimal.pdf"] = null,
        ["exif-200dpcm.jpg"] = null,
        ["exif.avif"] = FileMessages.NotAccepted,
        ["exif_gps.jpg"] = null,
        ["hopper.bmp"] = FileMessages.NotAccepted,
        ["hopper.gif"] = FileMessages.NotAccepted,
        ["hopper.jpg"] = null,
        ["hopper.png"] = null,
        ["hopper.tif"] = FileMessages.NotAccepted,
        ["hopper.webp"] = null,
        ["icc_profile.png"] = null,
        ["xmp_tags_orientation_exiftool.png"] = null,
    };

    [Fact]
    public async Task RealFiles_AreTakenOrRefusedForWhatIsInThem()
    {
        var files = Folder().EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), files.Select(file => file.Name).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            var (taken, why) = await inspector.Inspect(await File.ReadAllBytesAsync(file.FullName), default);
            Assert.True(Expected[file.Name] == why, $"{file.Name}: {why?.En ?? "taken"}");
            Assert.Equal(why is null, taken is not null);
        }
    }

    [Fact]
    public async Task RealPictures_LoseEverythingButThePicture()
    {
        foreach (var file in Folder().EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name is "exif_gps.jpg" or "exif-200dpcm.jpg" or "xmp_tags_orientation_exiftool.png"))
        {
            var given = await File.ReadAllBytesAsync(file.FullName);
            var (taken, _) = await inspector.Inspect(given, default);
            Assert.True(Says(given, "Exif") || Says(given, "xmp"), file.Name);
            Assert.False(Says(taken!.Content, "Exif") || Says(taken.Content, "xmp") || Says(taken.Thumbnail!, "Exif"), file.Name);
        }
    }

    [Theory]
    [InlineData(1, 120, 80, "left")]
    [InlineData(2, 120, 80, "right")]
    [InlineData(3, 120, 80, "right")]
    [InlineData(4, 120, 80, "left")]
    [InlineData(5, 80, 120, "top")]
    [InlineData(6, 80, 120, "top")]
    [InlineData(7, 80, 120, "bottom")]
    [InlineData(8, 80, 120, "bottom")]
    public async Task Photo_IsTurnedUpright_AndSaysNoLongerWhereItWasTaken(int orientation, int width, int height, string redAt)
    {
        var given = TestFiles.Photo((ushort)orientation);

        var (taken, _) = await inspector.Inspect(given, default);

        using var picture = SKBitmap.Decode(taken!.Content);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        var (x, y) = redAt switch { "left" => (5, height / 2), "right" => (width - 5, height / 2), "top" => (width / 2, 5), _ => (width / 2, height - 5) };
        Assert.True(picture.GetPixel(x, y) is { Red: > 200, Blue: < 60 }, $"{orientation}: {picture.GetPixel(x, y)}");
        Assert.True(Says(given, "Exif"));
        Assert.False(Says(taken.Content, "Exif"));
    }

    [Fact]
    public async Task Picture_WithSomethingBehindIt_LosesIt()
    {
        byte[] polyglot = [.. TestFiles.Picture(SKEncodedImageFormat.Jpeg), .. "<script>alert(1)</script>PK\u0003\u0004"u8];

        var (taken, _) = await inspector.Inspect(polyglot, default);

        Assert.False(Says(taken!.Content, "script"));
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "nothing", [], FileMessages.Empty.En },
        { "HTML", "<!doctype html><script>alert(1)</script>"u8.ToArray(), FileMessages.NotAccepted.En },
        { "SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), FileMessages.NotAccepted.En },
        { "a program", "MZ\u0090\0"u8.ToArray(), FileMessages.NotAccepted.En },
        { "a PDF behind HTML", [.. "<script>alert(1)</script>"u8, .. TestFiles.Pdf], FileMessages.NotAccepted.En },
        { "the first bytes of a PNG", TestFiles.Png[..40], FileMessages.Damaged.En },
        { "half a JPEG", TestFiles.Picture(SKEncodedImageFormat.Jpeg)[..400], FileMessages.Damaged.En },
        { "a PNG that says it is a JPEG", [0xFF, 0xD8, 0xFF, .. TestFiles.Png], FileMessages.Damaged.En },
        { "40,000 by 40,000 pixels", TestFiles.HugePng(), FileMessages.TooManyPixels.With("{0}", 40).En },
        { "half a PDF", TestFiles.Pdf[..(TestFiles.Pdf.Length / 2)], FileMessages.Damaged.En },
        { "a PDF of words", "%PDF-1.7\nnothing here\n%%EOF"u8.ToArray(), FileMessages.Damaged.En },
        { "a script that runs on opening", TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"), FileMessages.Runs.En },
        { "a script under another spelling", TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /J#61va#53cript /#4aS 4 0 R >> >>", "(app.alert)"), FileMessages.Runs.En },
        { "a script that nothing refers to", TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /S /JavaScript >>"), FileMessages.Runs.En },
        { "a program that is to be started", TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>", "<< /S /Launch /F (cmd.exe) >>"), FileMessages.Runs.En },
        { "a script that is packed", TestFiles.PdfWithPacked("<< /S /JavaScript /JS (app.alert) >>"u8.ToArray()), FileMessages.Runs.En },
        { "a file within the file", TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >> >>", "<< /Type /Filespec >>"), FileMessages.HasAttachments.En },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task HostileFile_IsRefused_AndSaysWhatToDo(string what, byte[] given, string why)
    {
        var refused = await inspector.Inspect(given, default);
        Assert.True(refused.File is null, what);
        Assert.Equal(why, refused.Why!.En);
    }

    [Fact]
    public async Task Pdf_WithNothingThatRuns_IsTaken_PackedOrNot()
    {
        Assert.Equal(1, (await inspector.Inspect(TestFiles.Pdf, default)).File!.Pages);
        // A program that cannot count its bytes wrote where the objects are.
        var miscounted = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", new string(' ', 1_000_000) + "<< >>")).Replace("startxref\n", "startxref\n7", StringComparison.Ordinal));
        Assert.Equal(1, (await inspector.Inspect(miscounted, default)).File!.Pages);
        Assert.Null((await inspector.Inspect(TestFiles.PdfWithPacked("<< /S /GoTo /D [3 0 R /Fit] >>"u8.ToArray()), default)).Why);
        Assert.Null((await inspector.Inspect(TestFiles.PdfWithPacked([.. "<< /S /GoTo /A ("u8, .. new byte[1_000_000], .. ") >>"u8]), default)).Why);
    }

    public static TheoryData<string, byte[]> Exhausting => new()
    {
        { "arrays in arrays", TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R /A " + new string('[', 400_000) + new string(']', 400_000) + " >>") },
        { "dictionaries in dictionaries", TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R /A " + string.Concat(Enumerable.Repeat("<</A ", 100_000)) + string.Concat(Enumerable.Repeat(">>", 100_000)) + " >>") },
        { "brackets without end", [.. "%PDF-1.7\n1 0 obj\n"u8, .. Encoding.ASCII.GetBytes(new string('[', 1_000_000)), .. "\n%%EOF"u8] },
        { "pages that are their own parents", TestFiles.PdfOf("<< /Type /Catalog /Pages 4 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>") },
        { "300 MB in a few kB", TestFiles.PdfWithPacked([.. "<< /A ("u8, .. new byte[300_000_000], .. ") >>"u8]) },
    };

    [Theory]
    [MemberData(nameof(Exhausting), DisableDiscoveryEnumeration = true)]
    public async Task FileThatWouldExhaustTheReader_IsRefused(string what, byte[] given) =>
        Assert.True((await inspector.Inspect(given, default)).File is null, what);

    [Theory]
    [InlineData(FileKind.Pdf, "lease.pdf", "lease.pdf")]
    [InlineData(FileKind.Jpeg, "IMG.JPEG", "IMG.JPEG")]
    [InlineData(FileKind.Jpeg, "scan.pdf", "scan.pdf.jpg")]
    [InlineData(FileKind.Png, "租赁合同", "租赁合同.png")]
    public void Name_GetsTheEndingOfWhatIsInTheFile(FileKind kind, string name, string named) => Assert.Equal(named, kind.Named(name));

    public void Dispose() => inspector.Dispose();

    internal static DirectoryInfo Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "files")))
                return new DirectoryInfo(Path.Combine(folder.FullName, "shared", "data", "files"));
        }

        Assert.Skip("There is no ../shared/data/files beside the repository.");
        throw new InvalidOperationException();
    }

    private static bool Says(byte[] content, string text) => Encoding.Latin1.GetString(content).Contains(text, StringComparison.OrdinalIgnoreCase);
}
