using ApprovalCloud.Core.Materials;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>What a file is, in words.</summary>
public static class FileWords
{
    /// <summary>Its kind, length and size.</summary>
    public static string Of(this IStringLocalizer T, FileView file)
    {
        var kind = file.Kind switch
        {
            FileKind.Pdf => file.Pages == 1 ? T["PDF, 1 page"] : T["PDF, {0} pages", file.Pages ?? 0],
            FileKind.Jpeg => T["JPEG picture"],
            FileKind.Png => T["PNG picture"],
            FileKind.WebP => T["WebP picture"],
        };
        return T["{0}, {1}", kind.Value, T.Size(file.Size)];
    }

    public static string Size(this IStringLocalizer T, long bytes) => bytes < 1_000_000
        ? T["{0} kB", Math.Max(1, bytes / 1_000)]
        : T["{0} MB", Display.Number(Math.Round(bytes / 1_000_000m, 1))];

    public static (string Colour, string Words)? Tag(this IStringLocalizer T, FileState state) => state switch
    {
        FileState.BeingChecked => ("yellow", T["Being checked"]),
        FileState.Refused => ("red", T["Refused: malware"]),
        FileState.Ready => null,
    };

    public static string Kind(this IStringLocalizer T, FileKind kind) => kind == FileKind.Pdf ? T["PDF"] : T["Picture"];
}
