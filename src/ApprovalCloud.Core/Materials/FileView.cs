using System.Linq.Expressions;

namespace ApprovalCloud.Core.Materials;

/// <summary>A file as those see it who may: what it is, never what is in it.</summary>
/// <param name="EndedAt">When it ceased to stand for the material.</param>
/// <param name="Thumbnail">Of a picture that has been checked.</param>
public sealed record FileView(
    Guid Id, string Material, string Name, FileKind Kind, long Size, string Sha256, FileState State, DateTimeOffset At, DateTimeOffset? EndedAt,
    int? Pages, byte[]? Thumbnail)
{
    public bool IsCurrent => EndedAt is null && State != FileState.Refused;

    internal static FileView From(MaterialFile file) => Made(file);

    internal static readonly Expression<Func<MaterialFile, FileView>> Of = file => new FileView(
        file.Id, file.Material, file.Name, file.Kind, file.Size, file.Sha256, file.State, file.At, file.EndedAt, file.Pages,
        file.State == FileState.Ready ? file.Thumbnail : null);

    private static readonly Func<MaterialFile, FileView> Made = Of.Compile();
}
