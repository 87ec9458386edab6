using System.Text.Json.Serialization;

namespace ApprovalCloud.Engine.Running;

/// <summary>The applicant hands a file in for a material, once the application has been sent.</summary>
/// <param name="Name">As the applicant's own system calls it.</param>
/// <param name="Sha256">Of what is kept, in lower-case hexadecimal.</param>
/// <param name="Replaces">The file that stood for the material until now.</param>
public sealed record AttachFile(Actor By, string Material, Guid File, string Name, string Sha256, Guid? Replaces) : Decision(By)
{
    /// <summary>Whether a department has an open notice about the material.</summary>
    public bool IsAskedFor { get; init; }
}

/// <summary>The applicant takes a file back that a department asks about.</summary>
public sealed record RemoveFile(Actor By, string Material, Guid File) : Decision(By)
{
    /// <summary>Whether a department has an open notice about the material.</summary>
    public bool IsAskedFor { get; init; }
}

/// <param name="Name">As the applicant's own system calls it.</param>
/// <param name="Sha256">Of what is kept, in lower-case hexadecimal.</param>
/// <param name="Replaces">The file that stood for the material until now.</param>
public sealed record FileAttached(
    DateTimeOffset At, Person By, string Material, Guid File, string Name, string Sha256, Guid? Replaces = null) : RunEvent(At, By)
{
    [JsonIgnore]
    public override string? MaterialKey => Material;
}

public sealed record FileRemoved(DateTimeOffset At, Person By, string Material, Guid File) : RunEvent(At, By)
{
    [JsonIgnore]
    public override string? MaterialKey => Material;
}

/// <summary>A file that was kept apart until it was checked carries malware.</summary>
public sealed record RefuseFile(string Material, Guid File) : PlatformDecision("");

/// <summary>What was handed in carries malware: it counts as not handed in.</summary>
public sealed record FileRefused(DateTimeOffset At, Person? By, string Material, Guid File) : RunEvent(At, By)
{
    [JsonIgnore]
    public override string? MaterialKey => Material;
}
