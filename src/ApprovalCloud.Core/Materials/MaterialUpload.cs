namespace ApprovalCloud.Core.Materials;

/// <summary>A file on its way, in pieces: it can be gone on with after the connection was cut, on any node.</summary>
public sealed class MaterialUpload
{
    private MaterialUpload() { }

    public MaterialUpload(Guid applicationId, Guid id, string material, string name, long length, DateTimeOffset at, DateTimeOffset expiresAt) =>
        (ApplicationId, Id, Material, Name, Length, At, ExpiresAt) = (applicationId, id, material, name, length, at, expiresAt);

    public Guid ApplicationId { get; private set; }
    public Guid Id { get; private set; }
    public string Material { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>In bytes, as was said at the beginning.</summary>
    public long Length { get; private set; }

    /// <summary>How many bytes have come. A piece that did not begin here loses.</summary>
    public long Offset { get; private set; }

    /// <summary>The pieces, in order.</summary>
    public IReadOnlyList<Guid> Parts { get; private set; } = [];

    public DateTimeOffset At { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>It has been handed in under its id: asked again, it says that it is whole.</summary>
    public bool IsDone { get; private set; }

    public bool IsWhole => Offset == Length;

    public void Add(Guid part, int bytes) => (Parts, Offset) = ([.. Parts, part], Offset + bytes);

    public void Done() => (Parts, IsDone) = ([], true);
}
