using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Clients;

/// <summary>A program of a department: its own system, which reads its tasks here, and takes them on as far as it was allowed to (RFC 6749, 4.4).</summary>
public sealed class Client
{
    /// <summary>What it calls itself when it asks for a token.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Under whom what it does stands in histories: an account that nobody signs in to.</summary>
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required string Department { get; init; }

    /// <summary>Beside reading, which all may.</summary>
    public required StepRoles May { get; init; }

    /// <summary>SHA-256 of its secret, which has 256 bits of chance and is not kept.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
