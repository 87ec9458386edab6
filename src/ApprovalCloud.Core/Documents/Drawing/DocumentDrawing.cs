using ApprovalCloud.Core.Documents.Writing;
using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>Draws a document as PDF/A-2b, not yet signed.</summary>
public sealed class DocumentDrawing(DocumentFonts fonts)
{
    public const string Language = "zh-Hans";

    /// <param name="address">Where it can be checked.</param>
    public byte[] Draw(DocumentContent content, string address, DateTimeOffset at)
    {
        using var file = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = $"{content.Title.ZhHans} {content.Title.En} {content.Number}", Author = content.Authority.ZhHans, Creator = "ApprovalCloud", Producer = "ApprovalCloud",
            Subject = address, Creation = at.UtcDateTime, Modified = at.UtcDateTime, PdfA = true, RasterDpi = 150, EncodingQuality = 101,
        };
        using (var document = SKDocument.CreatePdf(file, metadata))
        {
            using (var paper = new Paper(document, fonts, address, page =>
            {
                if (content.IsCertificate)
                    CertificateDrawing.Decorate(page);
                else
                    LetterDrawing.Decorate(page, content);
            }))
            {
                if (content.IsCertificate)
                    CertificateDrawing.Draw(paper, content);
                else
                    LetterDrawing.Draw(paper, content);
            }

            document.Close();
        }

        return file.ToArray();
    }
}
