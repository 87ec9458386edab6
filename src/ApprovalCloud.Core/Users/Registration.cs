using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ApprovalCloud.Core.Users;

/// <summary>
/// Somebody who wants an account. Until they have shown that the address is theirs, nothing is stored: what they typed goes through the
/// next page, sealed, and is the same for an address that has an account and for one that has none.
/// </summary>
/// <param name="PasswordHash">Null for whoever signs in by a provider of identities.</param>
/// <param name="Code">What stands in the letter: digits.</param>
public sealed record Registration(string Email, string Name, string? PasswordHash, string Language, string Code)
{
    /// <summary>The identity number that such a provider has verified.</summary>
    public string? Identity { get; init; }

    public const int CodeDigits = 8;

    public static string NewCode() => RandomNumberGenerator.GetInt32(100_000_000).ToString($"D{CodeDigits}", CultureInfo.InvariantCulture);

    public bool IsRight(string typed) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code), Encoding.UTF8.GetBytes(typed));
}

/// <summary>Seals registrations with the platform's keys, so that whoever carries one can neither read its code nor change it.</summary>
public sealed class RegistrationSeal(IDataProtectionProvider keys, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = keys.CreateProtector("ApprovalCloud.Registrations");

    public string Close(Registration registration) => protector.Protect(JsonSerializer.Serialize(new Sealed(registration, clock.GetUtcNow() + Lifetime)));

    /// <summary>Null if it is too old, or the platform did not make it.</summary>
    public Registration? Open(string? closed)
    {
        if (string.IsNullOrEmpty(closed))
            return null;
        try
        {
            var opened = JsonSerializer.Deserialize<Sealed>(protector.Unprotect(closed))!;
            return opened.Until > clock.GetUtcNow() ? opened.Registration : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed(Registration Registration, DateTimeOffset Until);
}
