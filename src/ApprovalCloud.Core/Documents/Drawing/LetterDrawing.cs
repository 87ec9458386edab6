using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Engine.Definition;
using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>A receipt or a decision: in each language after the other, each on pages of its own.</summary>
internal static class LetterDrawing
{
    private const float Leading = 18.5f;

    public static void Draw(Paper paper, DocumentContent content)
    {
        foreach (var language in new[] { Language.ZhHans, Language.ZhHant, Language.En })
            Draw(paper, content, language);
    }

    public static void Decorate(Paper paper, DocumentContent content)
    {
        paper.Write(content.Authority.In(paper.Language), paper.Pen(10.5f, bold: true, Paper.Brand), Paper.Margin, Paper.Inside, 15);
        paper.Line(paper.Y + 3, Paper.Brand, 1.6f);
        paper.Y += 22;
    }

    private static void Draw(Paper paper, DocumentContent content, Language language)
    {
        paper.Begin(language);
        paper.Write(content.Title.In(language), paper.Pen(20, bold: true), Paper.Margin, Paper.Inside, 30, SKTextAlign.Center);
        paper.Write(content.Number, paper.Pen(10, colour: Paper.Quiet), Paper.Margin, Paper.Inside, 18, SKTextAlign.Center);
        paper.Y += 12;
        var body = paper.Pen(11);
        if (content.To is { } to)
            paper.Write(to + (language == Language.En ? "," : "："), body, Paper.Margin, Paper.Inside, Leading);
        foreach (var paragraph in content.Says)
        {
            paper.Write(paragraph.In(language), body, Paper.Margin, Paper.Inside, Leading);
            paper.Y += 5;
        }

        paper.Y += 6;
        foreach (var row in content.Rows)
            DrawRow(paper, row, language);
        foreach (var section in content.Sections)
            DrawSection(paper, section, language);
        DrawEnd(paper, content, language);
    }

    private static void DrawRow(Paper paper, DocumentRow row, Language language)
    {
        const float Label = 118;
        paper.Need(2 * Leading);
        paper.Beside(
            () => paper.Write(row.Label.In(language), paper.Pen(10, colour: Paper.Quiet), Paper.Margin, Label - 10, Leading),
            () => paper.Write(row.Value.In(language), paper.Pen(10.5f), Paper.Margin + Label, Paper.Inside - Label, Leading));
        paper.Y += 2;
        paper.Line(paper.Y, new SKColor(0xD0, 0xD5, 0xD8), 0.6f);
        paper.Y += 2;
    }

    private static void DrawSection(Paper paper, DocumentSection section, Language language)
    {
        const float Closer = 14.5f;
        paper.Y += 8;
        paper.Need(24 + Leading);
        paper.Write(section.Heading.In(language), paper.Pen(11.5f, bold: true), Paper.Margin, Paper.Inside, 20);
        var isList = section.Lines.Count > 1;
        var body = paper.Pen(isList ? 10 : 10.5f);
        var leading = isList ? Closer : Leading;
        foreach (var line in section.Lines)
        {
            paper.Need(leading);
            if (isList)
                body.Write(paper.Canvas, "·", Paper.Margin + 3, paper.Y + (leading / 2) + (body.Size * 0.36f));
            paper.Write(line.In(language), body, Paper.Margin + (isList ? 12 : 0), Paper.Inside - (isList ? 12 : 0), leading);
        }
    }

    // The seal stands over the authority's name and the date, as on paper.
    private static void DrawEnd(Paper paper, DocumentContent content, Language language)
    {
        paper.Y += 8;
        // It may reach down beside the code, where nothing is written.
        paper.Need(Seal.Radius + 18);
        var top = paper.Y;
        paper.DrawSeal(content.Authority, Paper.Width - Paper.Margin - 6, top + Seal.Radius + 2);
        paper.Y = top + Seal.Radius - 16;
        var pen = paper.Pen(11, bold: true);
        paper.Write(content.Authority.In(language), pen, Paper.Margin, Paper.Inside - 14, 18, SKTextAlign.Right);
        paper.Write(DocumentWords.Say(content.Date).In(language), paper.Pen(11), Paper.Margin, Paper.Inside - 14, 18, SKTextAlign.Right);
        paper.Y = top + (2 * Seal.Radius) + 6;
    }
}
