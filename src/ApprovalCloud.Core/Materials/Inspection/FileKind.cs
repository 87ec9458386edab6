namespace ApprovalCloud.Core.Materials;

/// <summary>What is accepted, told by what is in a file and never by its name.</summary>
public enum FileKind { Pdf, Jpeg, Png, WebP }

public static class FileKinds
{
    /// <summary>For the browser's own choice of files; what counts is looked at on the server.</summary>
    public const string Accept = ".pdf,.jpg,.jpeg,.png,.webp,application/pdf,image/jpeg,image/png,image/webp";

    /// <summary>By the first bytes; null for everything else. A PDF begins with its first byte, so that it is nothing else as well.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => FileKind.Pdf,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        _ when content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) => FileKind.WebP,
        _ => null,
    };

    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
    };

    /// <summary>The name with the ending that belongs to what is in the file.</summary>
    public static string Named(this FileKind kind, string name)
    {
        string[] endings = kind switch
        {
            FileKind.Pdf => [".pdf"],
            FileKind.Jpeg => [".jpg", ".jpeg"],
            FileKind.Png => [".png"],
            FileKind.WebP => [".webp"],
        };
        return endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? name : name + endings[0];
    }
}
