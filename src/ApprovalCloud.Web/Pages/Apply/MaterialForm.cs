using ApprovalCloud.Core.Materials;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>One document with what has been handed in for it, and the form to hand something in.</summary>
/// <param name="Correction">The correction that is being answered.</param>
/// <param name="Readers">The departments that read it.</param>
public sealed record MaterialForm(MaterialsView View, MaterialLine Line, Guid? Correction, IReadOnlyList<string> Readers)
{
    public string Key => Line.Material.Key;
    public string Field => FieldOf(Key);
    public string Photo => PhotoOf(Key);

    public IEnumerable<FileView> Earlier => Line.Files.Where(file => !file.IsCurrent);

    /// <summary>In hundredths.</summary>
    public int? CutAt => Line.Upload is { } upload ? (int)(100 * upload.Offset / upload.Length) : null;

    public static string FieldOf(string material) => $"file-{material}";

    public static string PhotoOf(string material) => $"photo-{material}";
}
