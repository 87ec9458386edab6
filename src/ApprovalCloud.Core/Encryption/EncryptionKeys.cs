using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Encryption;

/// <summary>
/// The keys that a deployment has. The newest whose time has come encrypts, every one decrypts, so keys are changed while the platform
/// runs. What was written before there was a key is read as it stands.
/// </summary>
public sealed class EncryptionKeys
{
    public static readonly EncryptionKeys None = new([], TimeProvider.System);

    /// <summary>What every encrypted value begins with, before the key's id.</summary>
    public const string Prefix = "enc:";

    /// <summary>In place of an id, of a value that looks like one that is encrypted, and is not.</summary>
    public const string Plain = "plain";
    private const string Unkeyed = "sha256";

    private readonly IReadOnlyList<EncryptionKey> keys;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, byte[]> purposes = [];

    private EncryptionKeys(IEnumerable<EncryptionKey> keys, TimeProvider clock) => (this.keys, this.clock) = ([.. keys.OrderByDescending(key => key.From)], clock);

    /// <summary>The key that encrypts now; null where none does.</summary>
    public EncryptionKey? Current => keys.FirstOrDefault(key => key.From <= clock.GetUtcNow());

    public bool IsEmpty => keys.Count == 0;

    /// <param name="setting">A line a key: from when it encrypts (ISO 8601), a space, and 32 bytes in Base64. Empty lines, and those that begin with #, say nothing.</param>
    /// <exception cref="InvalidDataException">A line is neither; it is named.</exception>
    public static EncryptionKeys Read(string? setting, TimeProvider clock)
    {
        var lines = (setting ?? "").Split('\n').Select((line, place) => (Text: line.Trim(), Number: place + 1)).Where(line => line.Text is not ("" or ['#', ..])).ToList();
        return lines.Count == 0 ? None : new EncryptionKeys(lines.Select(line => Key(line.Text, line.Number)), clock);
    }

    /// <param name="purpose">Which column it stands in: a value cannot be moved to another one.</param>
    public string Encrypt(string text, string purpose) => Current is { } key
        ? $"{Prefix}{key.Id}:{key.Encrypt(text, Bytes(purpose))}"
        : text.StartsWith(Prefix, StringComparison.Ordinal) ? $"{Prefix}{Plain}:{text}" : text;

    /// <exception cref="CryptographicException">Its key is not among these, or it was changed.</exception>
    public string Decrypt(string stored, string purpose)
    {
        if (!stored.StartsWith(Prefix, StringComparison.Ordinal))
            return stored;
        var end = stored.IndexOf(':', Prefix.Length);
        var id = stored[Prefix.Length..Math.Max(end, Prefix.Length)];
        return id == Plain ? stored[(end + 1)..]
            : keys.FirstOrDefault(key => key.Id == id) is { } known ? known.Decrypt(stored[(end + 1)..], Bytes(purpose))
            : throw new CryptographicException($"{purpose} was encrypted with the key {id}, which Encryption:Keys does not have.");
    }

    /// <summary>By which a value is found again whose column is encrypted.</summary>
    public string Mark(string value) => Current?.Mark(value) ?? MarkWithoutKey(value);

    /// <summary>Every mark that a row may bear for a value, by whichever key it was written.</summary>
    public IReadOnlyList<string> Marks(string value) => [.. keys.Select(key => key.Mark(value)), MarkWithoutKey(value)];

    private static string MarkWithoutKey(string value) => $"{Unkeyed}:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(value)))}";

    private byte[] Bytes(string purpose) => purposes.GetOrAdd(purpose, Encoding.UTF8.GetBytes);

    private static EncryptionKey Key(string line, int number)
    {
        var secret = new byte[EncryptionKey.Size];
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var from, var key]
            && DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var begins)
            && Convert.TryFromBase64String(key, secret, out var size) && size == EncryptionKey.Size
                ? new EncryptionKey(begins, secret)
                : throw new InvalidDataException($"Encryption:Keys, line {number}: write from when the key encrypts, a space, and 32 bytes in Base64; `keys new` prints such a line.");
    }
}
