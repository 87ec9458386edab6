using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Engine.Definition;
using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>A certificate: one page to hang up, with all languages side by side.</summary>
internal static class CertificateDrawing
{
    private static readonly Language[] Languages = [Language.ZhHans, Language.ZhHant, Language.En];

    public static void Draw(Paper paper, DocumentContent content)
    {
        paper.Begin(Language.ZhHans);
        paper.Y += 14;
        paper.Write(content.Title.ZhHans, paper.Pen(30, bold: true), Paper.Margin, Paper.Inside, 42, SKTextAlign.Center);
        if (content.Title.ZhHant != content.Title.ZhHans)
            paper.Write(content.Title.ZhHant, paper.Pen(14, colour: Paper.Quiet, language: Language.ZhHant), Paper.Margin, Paper.Inside, 21, SKTextAlign.Center);
        paper.Write(content.Title.En, paper.Pen(14, colour: Paper.Quiet), Paper.Margin, Paper.Inside, 21, SKTextAlign.Center);
        paper.Y += 18;
        foreach (var row in content.Rows)
            DrawRow(paper, row);
        DrawEnd(paper, content);
    }

    public static void Decorate(Paper paper)
    {
        using var frame = new SKPaint { Color = Paper.Brand, Style = SKPaintStyle.Stroke, StrokeWidth = 3, IsAntialias = true };
        paper.Canvas.DrawRect(SKRect.Create(26, 26, Paper.Width - 52, Paper.Height - 52), frame);
        frame.StrokeWidth = 0.8f;
        paper.Canvas.DrawRect(SKRect.Create(32, 32, Paper.Width - 64, Paper.Height - 64), frame);
    }

    private static void DrawRow(Paper paper, DocumentRow row)
    {
        const float Label = 150;
        paper.Need(44);
        paper.Beside(
            () =>
            {
                foreach (var (label, language, isFirst) in Distinct(row.Label))
                    paper.Write(label, paper.Pen(isFirst ? 10.5f : 8, isFirst, isFirst ? Paper.Ink : Paper.Quiet, language), Paper.Margin, Label - 12, isFirst ? 16 : 11);
            },
            () =>
            {
                foreach (var (value, language, isFirst) in Distinct(row.Value))
                {
                    var size = value.Length > 160 ? 8.5f : isFirst ? 11.5f : 9;
                    paper.Write(value, paper.Pen(size, colour: isFirst ? Paper.Ink : Paper.Quiet, language: language), Paper.Margin + Label, Paper.Inside - Label, size * 1.45f);
                }
            });
        paper.Y += 4;
        paper.Line(paper.Y, new SKColor(0xC9, 0xD3, 0xD5), 0.6f);
        paper.Y += 5;
    }

    // Over who issued it and when, as on paper.
    private static void DrawEnd(Paper paper, DocumentContent content)
    {
        paper.Need(8);
        paper.DrawSeal(content.Authority, Paper.Width - Paper.Margin - 8, Math.Max(paper.Y - Seal.Radius - 2, Paper.Margin + Seal.Radius));
    }

    // What is the same in two languages stands there once.
    private static IEnumerable<(string Words, Language Language, bool IsFirst)> Distinct(Text text) => Languages
        .Select(language => (Words: text.In(language), Language: language))
        .DistinctBy(one => one.Words).Select((one, index) => (one.Words, one.Language, index == 0));
}
