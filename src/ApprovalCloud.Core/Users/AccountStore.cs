using System.Security.Cryptography;
using ApprovalCloud.Core.Data;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Users;

/// <summary>
/// Identity's store, but that codes for the loss of an app are kept as passwords are: hashed, with a salt of each set (ASVS 5.0, 6.5.2). Codes
/// of a version before this one stand there as they are, and are good until they are used.
/// </summary>
internal sealed class AccountStore(AppDbContext db, IOptions<PasswordHasherOptions> hashing, IdentityErrorDescriber describer)
    : UserStore<User, IdentityRole<Guid>, AppDbContext, Guid>(db, describer)
{
    private const string Name = "RecoveryCodes";
    private const string Hashed = "pbkdf2";
    private const int Size = 32;
    private const int SaltSize = 16;

    /// <summary>Where another request was faster the account is as that one left it, and nothing of what failed is saved with what comes after.</summary>
    public override async Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken = default)
    {
        var result = await base.UpdateAsync(user, cancellationToken);
        if (result.Succeeded)
            return result;
        foreach (var entry in Context.ChangeTracker.Entries().Where(one => one.Entity != user && one.State != EntityState.Unchanged).ToList())
            entry.State = EntityState.Detached;
        await Context.Entry(user).ReloadAsync(cancellationToken);
        return result;
    }

    public override async Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        var (salt, rounds) = (RandomNumberGenerator.GetBytes(SaltSize), hashing.Value.IterationCount);
        var codes = new Codes(salt, rounds, [.. recoveryCodes.Select(code => Hash(code, salt, rounds))]);
        await SetTokenAsync(user, AppKeys.Provider, Name, codes.Write(), cancellationToken);
    }

    public override async Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        if (await Kept(user, cancellationToken) is not { } codes)
            return await base.RedeemCodeAsync(user, code, cancellationToken);
        var hash = Hash(code, codes.Salt, codes.Rounds);
        if (codes.Hashes.FirstOrDefault(one => CryptographicOperations.FixedTimeEquals(one, hash)) is not { } used)
            return false;
        await SetTokenAsync(user, AppKeys.Provider, Name, (codes with { Hashes = [.. codes.Hashes.Where(one => one != used)] }).Write(), cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) =>
        (await Kept(user, cancellationToken))?.Hashes.Count ?? await base.CountCodesAsync(user, cancellationToken);

    private async Task<Codes?> Kept(User user, CancellationToken cancellationToken) => Codes.Read(await GetTokenAsync(user, AppKeys.Provider, Name, cancellationToken));

    private static byte[] Hash(string code, byte[] salt, int rounds) => KeyDerivation.Pbkdf2(code, salt, KeyDerivationPrf.HMACSHA512, rounds, Size);

    private sealed record Codes(byte[] Salt, int Rounds, IReadOnlyList<byte[]> Hashes)
    {
        public string Write() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Hashed} {Rounds} {Convert.ToBase64String(Salt)} {string.Join(' ', Hashes.Select(Convert.ToBase64String))}").TrimEnd();

        public static Codes? Read(string? kept) => kept?.Split(' ') is [Hashed, var rounds, var salt, .. var hashes]
            ? new Codes(Convert.FromBase64String(salt), int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture), [.. hashes.Select(Convert.FromBase64String)])
            : null;
    }
}
