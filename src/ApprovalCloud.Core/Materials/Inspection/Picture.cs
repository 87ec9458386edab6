using ApprovalCloud.Engine.Definition;
using SkiaSharp;

namespace ApprovalCloud.Core.Materials;

/// <summary>Draws a picture anew: upright, in plain sRGB, and with nothing that told where, when and with what it was taken.</summary>
internal static class Picture
{
    private const int Quality = 90;
    private const int ThumbnailSide = 240;

    public static (Inspected? File, Text? Why) Redraw(byte[] given, FileKind kind, long mostPixels)
    {
        using var data = SKData.CreateCopy(given);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != FormatOf(kind))
            return (null, FileMessages.Damaged);
        // Before anything is unpacked: a small file can say that it is enormous.
        if ((long)codec.Info.Width * codec.Info.Height > mostPixels)
            return (null, FileMessages.TooManyPixels.With("{0}", mostPixels / 1_000_000));
        using var srgb = SKColorSpace.CreateSrgb();
        using var stored = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb));
        if (codec.GetPixels(stored.Info, stored.GetPixels()) != SKCodecResult.Success)
            return (null, FileMessages.Damaged);
        var turned = Upright(stored, codec.EncodedOrigin);
        try
        {
            using var small = Thumbnail(turned);
            return (new Inspected(kind, Encode(turned, FormatOf(kind)), Encode(small, SKEncodedImageFormat.Jpeg), null), null);
        }
        finally
        {
            if (!ReferenceEquals(turned, stored))
                turned.Dispose();
        }
    }

    private static SKEncodedImageFormat FormatOf(FileKind kind) => kind switch
    {
        FileKind.Jpeg => SKEncodedImageFormat.Jpeg,
        FileKind.Png => SKEncodedImageFormat.Png,
        FileKind.WebP => SKEncodedImageFormat.Webp,
        FileKind.Pdf => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Encode(SKBitmap picture, SKEncodedImageFormat format)
    {
        using var data = picture.Encode(format, Quality);
        return data.ToArray();
    }

    // A camera writes down how it was held; without that note the picture itself has to be turned.
    private static SKBitmap Upright(SKBitmap stored, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft)
            return stored;
        var (width, height) = (stored.Width, stored.Height);
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = new SKBitmap(stored.Info.WithSize(lies ? height : width, lies ? width : height));
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.Clear(SKColors.Transparent);
        using var image = SKImage.FromBitmap(stored);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static SKBitmap Thumbnail(SKBitmap picture)
    {
        var scale = Math.Min(1f, (float)ThumbnailSide / Math.Max(picture.Width, picture.Height));
        var size = new SKSizeI(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var small = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque, picture.ColorSpace));
        using var canvas = new SKCanvas(small);
        canvas.Clear(SKColors.White);
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, SKRect.Create(size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return small;
    }
}
