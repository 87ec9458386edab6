using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>The visible seal: a circle, a star, the authority's name along the rim. What proves something is the signature; this is how people look for it.</summary>
internal static class Seal
{
    public const float Radius = 46;
    private static readonly SKColor Red = new(0xC4, 0x1E, 0x1E);

    public static void Draw(SKCanvas canvas, SKPoint centre, string authority, SKTypeface face)
    {
        using var line = new SKPaint { Color = Red, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2.4f };
        using var fill = new SKPaint { Color = Red, IsAntialias = true };
        canvas.DrawCircle(centre, Radius, line);
        DrawStar(canvas, centre, fill);
        var size = Math.Clamp(150f / Math.Max(authority.Length, 8), 7.5f, 12.5f);
        using var font = new SKFont(face, size);
        DrawRim(canvas, centre, authority, font, fill);
        using var small = new SKFont(face, 8.5f);
        DrawShape(canvas, "电子印章", centre.X - (small.MeasureText("电子印章") / 2), centre.Y + 27, small, fill);
    }

    // Upright at the top, from left to right; a long name goes further round.
    private static void DrawRim(SKCanvas canvas, SKPoint centre, string name, SKFont font, SKPaint fill)
    {
        var radius = Radius - font.Size - 3.5f;
        var widths = font.GetGlyphWidths(name);
        var step = Math.Min((widths.Sum() * 1.12f / radius) * (180 / MathF.PI), 290) / widths.Sum();
        var angle = -widths.Sum() * step / 2;
        foreach (var (rune, width) in name.EnumerateRunes().Zip(widths))
        {
            canvas.Save();
            canvas.RotateDegrees(angle + (width * step / 2), centre.X, centre.Y);
            DrawShape(canvas, rune.ToString(), centre.X - (width / 2), centre.Y - radius, font, fill);
            canvas.Restore();
            angle += width * step;
        }
    }

    // As a shape, not as text: the same words stand beside it, and whoever listens to the page hears them once.
    private static void DrawShape(SKCanvas canvas, string text, float x, float y, SKFont font, SKPaint fill)
    {
        using var path = font.GetTextPath(text, new SKPoint(x, y));
        canvas.DrawPath(path, fill);
    }

    private static void DrawStar(SKCanvas canvas, SKPoint centre, SKPaint fill)
    {
        using var star = new SKPathBuilder();
        for (var corner = 0; corner < 10; corner++)
        {
            var (radius, angle) = (corner % 2 == 0 ? 12.5f : 4.8f, MathF.PI * ((corner / 5f) - 0.5f));
            var point = new SKPoint(centre.X + (radius * MathF.Cos(angle)), centre.Y + (radius * MathF.Sin(angle)));
            if (corner == 0)
                star.MoveTo(point);
            else
                star.LineTo(point);
        }

        star.Close();
        using var path = star.Detach();
        canvas.DrawPath(path, fill);
    }
}
