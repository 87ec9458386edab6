using System.Security.Cryptography;

namespace ApprovalCloud.Core.Seals;

/// <summary>
/// What histories, ledgers and seals are hashed with. A hash tells by its length which it is, so that what was written stays provable after
/// another was chosen; and what continues it is never hashed by a shorter one.
/// </summary>
public static class Hashing
{
    private static readonly Dictionary<int, HashAlgorithmName> BySize = new()
    {
        [SHA256.HashSizeInBytes] = HashAlgorithmName.SHA256,
        [SHA384.HashSizeInBytes] = HashAlgorithmName.SHA384,
        [SHA512.HashSizeInBytes] = HashAlgorithmName.SHA512,
    };

    /// <summary>The algorithm whose hashes have so many bytes.</summary>
    public static HashAlgorithmName? OfSize(int bytes) => BySize.TryGetValue(bytes, out var found) ? found : null;

    /// <summary>What is to continue a hash: what was chosen, or what that one was made with, if it is longer.</summary>
    public static HashAlgorithmName After(ReadOnlySpan<byte> before, HashAlgorithmName chosen) =>
        OfSize(before.Length) is { } last && before.Length > BySize.First(one => one.Value == chosen).Key ? last : chosen;
}
