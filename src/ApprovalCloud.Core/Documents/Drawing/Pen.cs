using System.Text;
using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>Writes one line so that it can be searched and copied: the characters go into the PDF beside their shapes.</summary>
/// <param name="face">Chooses the shape of each character in the language of the line.</param>
/// <param name="shapes">Draws it: the fonts of one collection share their shapes, so what is drawn with one of them is embedded once.</param>
internal sealed class Pen(SKTypeface face, SKTypeface shapes, float size, SKColor colour) : IDisposable
{
    private readonly SKFont chooser = new(face, size);
    private readonly SKFont font = new(shapes, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
    private readonly SKPaint paint = new() { Color = colour, IsAntialias = true };

    public float Size => size;

    public bool CanWrite(Rune rune) => chooser.ContainsGlyph(rune.Value);

    public float Measure(string line) => font.GetGlyphWidths(chooser.GetGlyphs(line)).Sum();

    /// <param name="y">The base line.</param>
    public void Write(SKCanvas canvas, string line, float x, float y)
    {
        var glyphs = chooser.GetGlyphs(line);
        if (glyphs.Length == 0)
            return;
        var (widths, utf8) = (font.GetGlyphWidths(glyphs), Encoding.UTF8.GetBytes(line));
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocateRawPositionedTextRun(font, glyphs.Length, utf8.Length, null);
        var (at, offset, index) = (0f, 0u, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            (run.Glyphs[index], run.Positions[index], run.Clusters[index]) = (glyphs[index], new SKPoint(at, 0), offset);
            at += widths[index];
            offset += (uint)rune.Utf8SequenceLength;
            index++;
        }

        utf8.CopyTo(run.Text);
        using var blob = builder.Build();
        canvas.DrawText(blob, x, y, paint);
    }

    public void Dispose()
    {
        chooser.Dispose();
        font.Dispose();
        paint.Dispose();
    }
}
