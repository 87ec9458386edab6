namespace ApprovalCloud.Core.Materials;

public enum FileState
{
    /// <summary>Kept apart until it has been checked for malware: nobody can open it.</summary>
    BeingChecked,
    Ready,
    /// <summary>It carries malware: nothing of it is kept but this.</summary>
    Refused,
}

/// <summary>A file that was handed in for a material of an application. What it is replaced by does not erase it.</summary>
public sealed class MaterialFile
{
    private MaterialFile() { }

    public MaterialFile(Guid applicationId, Guid id, string material, string name, Inspected file, bool isChecked, Requests.Caller by, DateTimeOffset at)
    {
        (ApplicationId, Id, Material, Name) = (applicationId, id, material, name);
        (Kind, Size, Sha256, Thumbnail, Pages) = (file.Kind, file.Content.Length, file.Sha256, file.Thumbnail, file.Pages);
        (ById, ByName, At) = (by.Id, by.Name, at);
        (State, CheckAt) = isChecked ? (FileState.Ready, (DateTimeOffset?)null) : (FileState.BeingChecked, at);
    }

    public Guid ApplicationId { get; private set; }
    public Guid Id { get; private set; }
    public string Material { get; private set; } = "";

    /// <summary>As the applicant's own system calls it.</summary>
    public string Name { get; private set; } = "";

    public FileKind Kind { get; private set; }

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Of what is kept, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    public FileState State { get; private set; }

    /// <summary>A small JPEG, of a picture.</summary>
    public byte[]? Thumbnail { get; private set; }

    /// <summary>Of a PDF.</summary>
    public int? Pages { get; private set; }

    public Guid ById { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public Guid? ReplacedBy { get; private set; }

    /// <summary>When it ceased to stand for the material: replaced, or taken back.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it is to be checked for malware next.</summary>
    public DateTimeOffset? CheckAt { get; private set; }

    public int Checks { get; private set; }

    /// <summary>Counts the changes; a save that did not start from the newest one loses.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it stands for the material now.</summary>
    public bool IsCurrent => EndedAt is null && State != FileState.Refused;

    public void Replace(Guid by, DateTimeOffset at) => (ReplacedBy, EndedAt, Version) = (by, at, Version + 1);

    public void TakeBack(DateTimeOffset at) => (EndedAt, Version) = (at, Version + 1);

    public void Release() => (State, CheckAt, Version) = (FileState.Ready, null, Version + 1);

    public void Refuse() => (State, CheckAt, Thumbnail, Version) = (FileState.Refused, null, null, Version + 1);

    /// <summary>Nobody could say yet: again later, and ever later, up to an hour.</summary>
    public void CheckLater(DateTimeOffset at) =>
        (Checks, CheckAt, Version) = (Checks + 1, at + TimeSpan.FromSeconds(Math.Min(3600, 15 * Math.Pow(2, Math.Min(Checks, 10)))), Version + 1);
}
