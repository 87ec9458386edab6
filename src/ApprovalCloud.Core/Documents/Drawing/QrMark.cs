using QRCoder;
using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>The QR code with the address at which the document can be checked (ISO/IEC 18004, a quarter of it may be damaged).</summary>
internal static class QrMark
{
    public static void Draw(SKCanvas canvas, string address, float x, float y, float side)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        var matrix = code.ModuleMatrix;
        var module = side / matrix.Count;
        using var dark = new SKPathBuilder();
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var column = 0; column < matrix.Count; column++)
            {
                var first = column;
                while (column < matrix.Count && matrix[row][column])
                    column++;
                if (column > first)
                    dark.AddRect(SKRect.Create(x + (first * module), y + (row * module), (column - first) * module, module));
            }
        }

        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        using var path = dark.Detach();
        canvas.DrawPath(path, ink);
        canvas.DrawUrlAnnotation(SKRect.Create(x, y, side, side), address);
    }
}
