using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Users;

/// <summary>Section <c>Passwords</c> of the configuration.</summary>
public sealed class PasswordsOptions
{
    /// <summary>A file of breached passwords, as Have I Been Pwned gives out for download: SHA-1 in hexadecimal digits and a colon on each line, sorted. None if empty.</summary>
    public string BreachedFile { get; set; } = "";
}

/// <summary>Looks a password up in a file of breached ones, by halves: of its tens of gigabytes a few dozen lines are read, and nobody outside is asked.</summary>
public sealed class BreachedPasswords(IOptions<PasswordsOptions> options)
{
    private const int Hash = 40;
    // A line has its hash, a colon, a count and its end; where one has more, what is looked for is not found, and the looking ends.
    private const int LongestLine = 64;

    /// <exception cref="IOException">The file that is named in the configuration cannot be read.</exception>
    public bool Contains(string password)
    {
        if (options.Value.BreachedFile is not { Length: > 0 } path)
            return false;
        // What such lists are sorted by; it protects nothing here.
#pragma warning disable CA5350
        var sought = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))));
#pragma warning restore CA5350
        using var file = File.OpenHandle(path);
        var (from, to) = (0L, RandomAccess.GetLength(file));
        Span<byte> piece = stackalloc byte[2 * LongestLine];
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            // The line that the middle is in begins after the end of the one before it.
            var start = Math.Max(0, middle - LongestLine);
            var read = piece[..RandomAccess.Read(file, piece, start)];
            var line = middle == 0 ? 0 : read[..(int)(middle - start)].LastIndexOf((byte)'\n') + 1;
            if (read.Length < line + Hash)
                return false;
            var order = read.Slice(line, Hash).SequenceCompareTo(sought);
            if (order == 0)
                return true;
            if (order > 0)
                to = Math.Min(middle, start + line);
            else
                from = Math.Max(middle + 1, start + line + Math.Max(Hash, read[line..].IndexOf((byte)'\n') + 1));
        }

        return false;
    }
}
