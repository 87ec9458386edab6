using ApprovalCloud.Core.Materials;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>One document with what has been handed in for it, and the form to hand something in.</summary>
/// <param name="Correction">The correction that is being answered.</param>
/// <param name="Readers">The departments that read it.</param>
/// <param name="IsOwn">Whether the applicant looks, and not somebody who acts for them.</param>
public sealed record MaterialForm(MaterialsView View, MaterialLine Line, Guid? Correction, IReadOnlyList<string> Readers, bool IsOwn)
{
    public string Key => Line.Material.Key;
    public string Field => FieldOf(Key);
    public string Photo => PhotoOf(Key);

    public IEnumerable<FileView> Earlier => Line.Files.Where(file => !file.IsCurrent);

    /// <summary>A PDF whose first page its tile may show. Where a look is on record, only who follows the link looks.</summary>
    public string? FirstPage => IsOwn && Line.Current is { Kind: FileKind.Pdf, State: FileState.Ready } current
        ? $"~/apply/{View.ApplicationId}/files/{current.Id}"
        : null;

    /// <summary>In hundredths.</summary>
    public int? CutAt => Line.Upload is { } upload ? (int)(100 * upload.Offset / upload.Length) : null;

    public static string FieldOf(string material) => $"file-{material}";

    public static string PhotoOf(string material) => $"photo-{material}";
}
