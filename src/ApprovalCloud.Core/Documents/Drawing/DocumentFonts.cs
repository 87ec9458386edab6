using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace ApprovalCloud.Core.Documents.Drawing;

/// <summary>Noto Sans CJK in the shape of each language: the same character is not drawn alike on both sides of the strait.</summary>
public sealed class DocumentFonts(IOptions<DocumentOptions> options)
{
    public const string Regular = "NotoSansCJK-Regular.ttc";
    public const string Bold = "NotoSansCJK-Bold.ttc";

    private static readonly string[] SystemFolders =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", @"C:\Windows\Fonts"];

    private readonly Lazy<IReadOnlyDictionary<(string File, string Family), SKTypeface>> faces =
        new(() => Load(options.Value.Fonts is { Length: > 0 } folder ? [folder] : SystemFolders));

    /// <summary>What is missing, as files; empty when documents can be drawn.</summary>
    public IReadOnlyList<string> Missing => [.. new[] { Regular, Bold }.Where(file => !faces.Value.ContainsKey((file, Family(Language.ZhHans))))];

    /// <exception cref="KeyNotFoundException">The font is missing.</exception>
    public SKTypeface Of(Language language, bool bold = false) => faces.Value[(bold ? Bold : Regular, Family(language))];

    private static string Family(Language language) => language == Language.ZhHant ? "Noto Sans CJK TC" : "Noto Sans CJK SC";

    private static Dictionary<(string, string), SKTypeface> Load(IEnumerable<string> folders)
    {
        var found = new Dictionary<(string, string), SKTypeface>();
        var inside = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var file in new[] { Regular, Bold })
        {
            if (folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, file, inside)).FirstOrDefault() is not { } path)
                continue;
            for (var index = 0; SKTypeface.FromFile(path, index) is { } face; index++)
                found.TryAdd((file, face.FamilyName), face);
        }

        return found;
    }
}
