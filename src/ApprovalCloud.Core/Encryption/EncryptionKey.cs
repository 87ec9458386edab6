using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Encryption;

/// <summary>A key for what is kept of people: AES-256-GCM for values, and HMAC-SHA-256, under a key derived from it, for finding one again.</summary>
public sealed class EncryptionKey
{
    public const int Size = 32;
    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly byte[] secret;
    private readonly byte[] marking;

    /// <param name="from">It encrypts from then on, when every node knows it; it decrypts at once.</param>
    public EncryptionKey(DateTimeOffset from, byte[] secret)
    {
        if (secret.Length != Size)
            throw new ArgumentException($"A key has {Size} bytes.", nameof(secret));
        (From, this.secret) = (from, secret);
        marking = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Size, info: "mark"u8.ToArray());
        Id = Convert.ToHexStringLower(SHA256.HashData(secret))[..8];
    }

    /// <summary>The first eight hexadecimal digits of the key's SHA-256: what stands in a row tells which key it needs.</summary>
    public string Id { get; }

    public DateTimeOffset From { get; }

    /// <returns>Nonce, tag and ciphertext, in Base64.</returns>
    public string Encrypt(string text, byte[] purpose)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var all = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, Nonce));
        using var aes = new AesGcm(secret, Tag);
        aes.Encrypt(all.AsSpan(0, Nonce), plain, all.AsSpan(Nonce + Tag), all.AsSpan(Nonce, Tag), purpose);
        return Convert.ToBase64String(all);
    }

    /// <exception cref="CryptographicException">It was changed, belongs elsewhere, or was encrypted with another key.</exception>
    public string Decrypt(string encrypted, byte[] purpose)
    {
        var all = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, all, out var size) || size < Nonce + Tag)
            throw new CryptographicException("An encrypted value was cut off.");
        var plain = new byte[size - Nonce - Tag];
        using var aes = new AesGcm(secret, Tag);
        aes.Decrypt(all.AsSpan(0, Nonce), all.AsSpan(Nonce + Tag, plain.Length), all.AsSpan(Nonce, Tag), plain, purpose);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The same for the same value, and telling nothing of it to whoever does not have the key.</summary>
    public string Mark(string value) => $"{Id}:{Convert.ToBase64String(HMACSHA256.HashData(marking, Encoding.UTF8.GetBytes(value)))}";
}
