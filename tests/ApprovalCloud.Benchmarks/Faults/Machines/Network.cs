using System.Security.Cryptography;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>
/// Where the members of the database's cluster are: each in a network of its own, joined to the others by a bridge, or at addresses of the
/// loopback where that is not permitted. Only the former can be cut.
/// </summary>
/// <param name="isIsolated">The process is in namespaces of its own, so that networks and mounts end with it and nobody else sees them.</param>
internal sealed class Network(bool isIsolated)
{
    private const string Bridge = "members";
    private readonly string prefix = isIsolated ? "10.77.0" : $"127.{RandomNumberGenerator.GetInt32(10, 250)}.{RandomNumberGenerator.GetInt32(1, 250)}";

    public bool CanBeCut => isIsolated;

    public string AddressOf(int member) => $"{prefix}.{member + 1}";

    public void Build(int members)
    {
        if (!isIsolated)
            return;
        Shell.Run("ip", "link", "set", "lo", "up");
        Directory.CreateDirectory("/run/netns");
        Shell.Run("mount", "-t", "tmpfs", "tmpfs", "/run/netns");
        Shell.Run("ip", "link", "add", Bridge, "type", "bridge");
        Shell.Run("ip", "address", "add", $"{prefix}.254/24", "dev", Bridge);
        Shell.Run("ip", "link", "set", Bridge, "up");
        for (var member = 0; member < members; member++)
        {
            Shell.Run("ip", "netns", "add", Name(member));
            Shell.Run("ip", "link", "add", Name(member), "type", "veth", "peer", "name", "eth0", "netns", Name(member));
            Shell.Run("ip", "link", "set", Name(member), "master", Bridge, "up");
            Shell.Run("ip", "-n", Name(member), "address", "add", $"{AddressOf(member)}/24", "dev", "eth0");
            Shell.Run("ip", "-n", Name(member), "link", "set", "eth0", "up");
            Shell.Run("ip", "-n", Name(member), "link", "set", "lo", "up");
        }
    }

    /// <summary>What a command of a member begins with.</summary>
    public IReadOnlyList<string> Within(int member) => isIsolated ? ["nsenter", $"--net=/run/netns/{Name(member)}", "--"] : [];

    public void Cut(int member) => Shell.Run("ip", "link", "set", Name(member), "down");

    public void Join(int member) => Shell.Run("ip", "link", "set", Name(member), "up");

    private static string Name(int member) => $"member{member}";
}
