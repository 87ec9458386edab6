using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Engine.Definition;
using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>A4 pages, filled from the top; what does not fit goes on on the next page.</summary>
internal sealed class Paper : IDisposable
{
    public const float Width = 595, Height = 842, Margin = 62, Top = 50, Inside = Width - (2 * Margin);
    public static readonly SKColor Ink = new(0x0B, 0x0C, 0x0C), Quiet = new(0x50, 0x5A, 0x5F), Brand = new(0x0B, 0x4F, 0x5A);

    private const float Foot = 130, QrSide = 74;
    private readonly SKDocument document;
    private readonly DocumentFonts fonts;
    private readonly string address;
    private readonly Action<Paper> decorate;
    private readonly List<Pen> pens = [];

    /// <param name="address">Where the document can be checked.</param>
    /// <param name="decorate">What each page has beside its text.</param>
    public Paper(SKDocument document, DocumentFonts fonts, string address, Action<Paper> decorate) =>
        (this.document, this.fonts, this.address, this.decorate) = (document, fonts, address, decorate);

    public SKCanvas Canvas { get; private set; } = default!;

    public Language Language { get; private set; }

    /// <summary>The page's number, from 1.</summary>
    public int Page { get; private set; }

    /// <summary>Where the next line's top is.</summary>
    public float Y { get; set; }

    public Pen Pen(float size, bool bold = false, SKColor? colour = null, Language? language = null)
    {
        pens.Add(new Pen(fonts.Of(language ?? Language, bold), fonts.Of(Language.ZhHans, bold), size, colour ?? Ink));
        return pens[^1];
    }

    /// <summary>Begins a page in this language.</summary>
    public void Begin(Language language)
    {
        End();
        (Language, Canvas, Y) = (language, document.BeginPage(Width, Height), Top);
        Page++;
        decorate(this);
    }

    /// <summary>Goes on on a new page if so much does not fit on this one.</summary>
    public void Need(float height)
    {
        if (Y + height > Height - Foot - 8)
            Begin(Language);
    }

    /// <summary>Writes paragraphs, and goes down by as many lines.</summary>
    public void Write(string words, Pen pen, float x, float width, float leading, SKTextAlign align = SKTextAlign.Left)
    {
        foreach (var paragraph in Legible.Lines(Language == Language.En ? Straight(words) : words, pen.CanWrite))
        {
            foreach (var line in LineBreaking.Lines(paragraph, width, pen.Measure))
            {
                Need(leading);
                var left = align switch
                {
                    SKTextAlign.Center => x + ((width - pen.Measure(line)) / 2),
                    SKTextAlign.Right => x + width - pen.Measure(line),
                    _ => x,
                };
                pen.Write(Canvas, line, left, Y + (leading / 2) + (pen.Size * 0.36f));
                Y += leading;
            }
        }
    }

    /// <summary>Two columns side by side; what is longer says where it goes on.</summary>
    public void Beside(Action left, Action right)
    {
        var (top, page) = (Y, Page);
        left();
        var bottom = Y;
        Y = top;
        right();
        if (Page == page)
            Y = Math.Max(Y, bottom);
    }

    public void Line(float y, SKColor colour, float width = 1, float? x1 = null, float? x2 = null)
    {
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, IsAntialias = true, Style = SKPaintStyle.Stroke };
        Canvas.DrawLine(x1 ?? Margin, y, x2 ?? Width - Margin, y, paint);
    }

    public void DrawSeal(Text authority, float right, float middle) =>
        Seal.Draw(Canvas, new SKPoint(right - Seal.Radius, middle), authority.ZhHans, fonts.Of(Language.ZhHans, bold: true));

    public void Dispose()
    {
        End();
        foreach (var pen in pens)
            pen.Dispose();
    }

    // The curved quotation marks of these fonts are as wide as a Chinese character.
    private static string Straight(string english) => english.Replace('“', '"').Replace('”', '"').Replace('‘', '\'').Replace('’', '\'');

    private void End()
    {
        if (Page == 0)
            return;
        DrawFoot();
        document.EndPage();
    }

    // Every page can be checked by itself.
    private void DrawFoot()
    {
        var (top, x) = (Height - Foot, Margin + QrSide + 12);
        QrMark.Draw(Canvas, address, Margin - 6, top, QrSide + 12);
        var (pen, y) = (Pen(8, colour: Quiet), Y);
        Y = top + 14;
        var words = DocumentWords.Check.With(address).In(Language);
        foreach (var line in LineBreaking.Lines(words, Inside - QrSide - 12, pen.Measure))
        {
            pen.Write(Canvas, line, x, Y);
            Y += 12;
        }

        pen.Write(Canvas, DocumentWords.Page.With(Page).In(Language), x, Y + 4);
        Y = y;
    }
}
