using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Tasks;

/// <summary>How near the limit is: the lights of the queue.</summary>
public enum DueFilter
{
    Late,

    /// <summary>Within three days.</summary>
    Soon,
    Later,
}

/// <summary>Which tasks of the queue are looked for.</summary>
public sealed record QueueFilter
{
    public static readonly QueueFilter None = new();

    /// <summary>An application's whole number, or words of the title of a service or a step.</summary>
    public string? Search { get; init; }

    public string? Service { get; init; }

    public string? Step { get; init; }

    public DueFilter? Due { get; init; }

    /// <summary>Whoever has claimed it; <see cref="Guid.Empty"/> for nobody.</summary>
    public Guid? Holder { get; init; }

    /// <summary>Tells one list from another.</summary>
    internal string Digest(TaskFilter state, bool latestFirst) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{state}\n{latestFirst}\n{Service}\n{Step}\n{Due}\n{Holder}\n{Search}")))[..8];
}
