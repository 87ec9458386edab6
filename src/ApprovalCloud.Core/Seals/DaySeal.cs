using System.Globalization;
using System.Text;

namespace ApprovalCloud.Core.Seals;

/// <summary>
/// All that was written into histories and access ledgers until the end of a day, under one signed hash. It is public: whoever has kept one
/// can tell later that nothing before it was changed.
/// </summary>
public sealed class DaySeal
{
    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How many applications had entries that no earlier seal covers.</summary>
    public required int Size { get; init; }

    public required byte[] Root { get; init; }

    /// <summary>Of the seal before; empty for the first.</summary>
    public required byte[] Previous { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>CMS SignedData (RFC 5652), detached, over what is <see cref="Signed"/>; with the certificate of whoever runs the platform.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>What is signed, as UTF-8: a line each for what it is, the day, the size and both roots.</summary>
    public static byte[] Signed(DateOnly day, int size, byte[] root, byte[] previous) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"ApprovalCloud seal 1\n{day:yyyy-MM-dd}\n{size}\n{Convert.ToHexStringLower(root)}\n{Convert.ToHexStringLower(previous)}\n"));
}
