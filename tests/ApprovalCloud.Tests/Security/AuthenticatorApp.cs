using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ApprovalCloud.Tests.Security;

/// <summary>What an authenticator app does with a key (RFC 6238: SHA-1, 30 seconds, 6 digits).</summary>
internal static class AuthenticatorApp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="later">Steps of thirty seconds after the present one.</param>
    public static string Code(string key, TimeProvider clock, int later = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (clock.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
        // RFC 6238 asks for it.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Bytes(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var (bits, count, bytes) = (0, 0, new List<byte>());
        foreach (var letter in key.ToUpperInvariant().Where(char.IsLetterOrDigit))
        {
            (bits, count) = ((bits << 5 | Letters.IndexOf(letter, StringComparison.Ordinal)) & 0xfff, count + 5);
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
        }

        return [.. bytes];
    }
}
