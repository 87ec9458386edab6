using System.Diagnostics;

namespace ApprovalCloud.Tests.Support;

/// <summary>What other people's programs say of a PDF: poppler's tools, and a reader of QR codes. <c>deploy/dev test</c> installs them.</summary>
internal sealed class PdfTools : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pdf-").FullName;

    public PdfTools(byte[] pdf) => File.WriteAllBytes(Pdf, pdf);

    private string Pdf => Path.Combine(folder, "document.pdf");

    public Task<string> Signature() => Run("pdfsig", Pdf);

    public async Task<string> Text() => (await Run("pdftotext", Pdf, "-")).ReplaceLineEndings("\n");

    public Task<string> Info() => Run("pdfinfo", Pdf);

    /// <summary>One line for each font.</summary>
    public async Task<IReadOnlyList<string>> Fonts() => [.. (await Run("pdffonts", Pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];

    /// <summary>The addresses in the QR codes, page by page.</summary>
    public async Task<IReadOnlyList<string>> Codes()
    {
        await Run("pdftoppm", "-r", "100", "-png", Pdf, Path.Combine(folder, "page"));
        var codes = new List<string>();
        foreach (var page in Directory.EnumerateFiles(folder, "page*.png").Order(StringComparer.Ordinal))
            codes.Add((await Run("zbarimg", "-q", "--nodbus", "--raw", page)).Trim());
        return codes;
    }

    /// <summary>Where the words of the page with this number stand: left, top, right, bottom, as parts of the page.</summary>
    public async Task<IReadOnlyList<(double Left, double Top, double Right, double Bottom)>> Places()
    {
        var layout = System.Xml.Linq.XDocument.Parse(System.Text.RegularExpressions.Regex.Replace(await Run("pdftotext", "-bbox", Pdf, "-"), "<!DOCTYPE[^>]*>", ""));
        return [.. from page in layout.Descendants().Where(one => one.Name.LocalName == "page")
                   from word in page.Elements()
                   let width = (double)page.Attribute("width")!
                   let height = (double)page.Attribute("height")!
                   select ((double)word.Attribute("xMin")! / width, (double)word.Attribute("yMin")! / height, (double)word.Attribute("xMax")! / width, (double)word.Attribute("yMax")! / height)];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await output + await errors;
    }
}
