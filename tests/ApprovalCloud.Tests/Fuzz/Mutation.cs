using System.Runtime.InteropServices;
using System.Text;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>Inputs from nothing, and from what somebody could really send.</summary>
internal static class Mutation
{
    private const int Longest = 400_000;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "", "\0", "\n", "\r\n", "\t", " ", "\u3000", "\u202e", "\ufeff", "\ufffd", "é", "用", "𠮷", "-1", "0", "2147483648", "99999999999999999999", "1e999", "0.0000000000001", "NaN",
            "79228162514264337593543950335", "0001-01-01", "9999-12-31", "2026-02-30", "null", "true", "{", "}", "[", "]", "(", ")", "<", ">", "\"", "'", "\\", "/", "%", "%00", "&", "&amp;",
            "<!DOCTYPE x [<!ENTITY a \"a\">]>", "&a;", "<![CDATA[", "]]>", "<!--", "*", "&a ", "!!binary ", "- ", ": ", "? ", "|", ">", "#", "{0}", "{{", "../", ";", ",", ".", "=", "+", "not(", "- - ", "..", "in [",
            "\\ud800", "\\u0000", "endobj", "stream", "/Length 99999999", "0 0 R", "%%EOF", "trailer",
        }.Select(Encoding.UTF8.GetBytes),
        [0xED, 0xA0, 0x80], [0xFF], [0xFE, 0xFF], [0xC0, 0x80], [0xF5], [0x1F, 0x8B], [0xFF, 0xD8, 0xFF], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF],
    ];

    public static byte[] Next(Random random, IReadOnlyList<byte[]> samples) =>
        samples.Count == 0 || random.Next(6) == 0 ? FromNothing(random) : Changed(random, samples[random.Next(samples.Count)], samples);

    /// <summary>The input as text: as UTF-8, or as it is, halves of surrogate pairs too.</summary>
    public static string Text(byte[] input) => input.Length % 8 == 7 ? new string(MemoryMarshal.Cast<byte, char>(input)) : Encoding.UTF8.GetString(input);

    private static byte[] FromNothing(Random random)
    {
        if (random.Next(3) == 0)
            return [.. Enumerable.Range(0, random.Next(40)).SelectMany(_ => Pieces[random.Next(Pieces.Length)])];
        var bytes = new byte[random.Next(random.Next(10) == 0 ? 20_000 : 200)];
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
        {
            for (var at = 0; at < bytes.Length; at++)
                bytes[at] = (byte)(32 + (bytes[at] % 95));
        }

        return bytes;
    }

    private static byte[] Changed(Random random, byte[] sample, IReadOnlyList<byte[]> samples)
    {
        var input = sample;
        for (var changes = 1 << random.Next(4); changes > 0 && input.Length < Longest; changes--)
            input = Change(random, input, samples);
        return input.Length > Longest ? input[..Longest] : input;
    }

    private static byte[] Change(Random random, byte[] input, IReadOnlyList<byte[]> samples)
    {
        var start = random.Next(input.Length + 1);
        var end = Math.Min(input.Length, start + random.Next(random.Next(3) == 0 ? input.Length + 1 : 12));
        byte[] before = input[..start], part = input[start..end], after = input[end..];
        switch (random.Next(8))
        {
            case 0 when start < input.Length:
                byte[] flipped = [.. input];
                flipped[start] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. before, .. Pieces[random.Next(Pieces.Length)], .. after];
            case 2:
                return [.. before, .. after];
            case 3:
                return [.. before, .. part, .. part, .. after];
            case 4:
                return [.. before, .. Enumerable.Repeat(part, random.Next(60)).SelectMany(one => one), .. after];
            case 5:
                return random.Next(4) == 0 ? [.. before] : [.. before, (byte)random.Next(256), .. input[start..]];
            case 6:
                var other = samples[random.Next(samples.Count)];
                var from = random.Next(other.Length + 1);
                return [.. before, .. other.Skip(from).Take(random.Next(random.Next(3) == 0 ? other.Length + 1 : 60)), .. after];
            default:
                return [.. before, .. Pieces[random.Next(Pieces.Length)], .. input[start..]];
        }
    }
}
