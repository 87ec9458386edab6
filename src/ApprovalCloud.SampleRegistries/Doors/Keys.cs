using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.SampleRegistries.Doors;

/// <summary>What callers must show. Plainly for development; <c>Keys:{registry}</c> sets another.</summary>
public sealed class Keys(IConfiguration configuration)
{
    public const string ApiKeyHeader = "X-Api-Key";
    public const string FaultKeyHeader = "X-Fault-Key";
    public const string ClientId = "approval-cloud";
    public const string XRoadClient = "CN/GOV/511602/approval-cloud";

    /// <summary>The API key or the client's secret of a registry.</summary>
    public string Of(string registry) => configuration[$"Keys:{registry}"] ?? $"development-only-{registry}";

    /// <summary>The key that lets somebody switch faults.</summary>
    public string OfFaults => Of("faults");

    public static bool IsSame(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));
}
