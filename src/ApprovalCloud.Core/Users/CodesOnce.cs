using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>Codes of an authenticator app (RFC 6238), each of which is taken once (5.2 there): whoever has seen one typed can do nothing with it.</summary>
public sealed class CodesOnce(TimeProvider clock) : AuthenticatorTokenProvider<User>
{
    private const string Name = "UsedCodes";
    // Longer than any is taken: two steps of thirty seconds before the present one, and after it.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private sealed record Used(string Code, DateTimeOffset At);

    /// <returns>False too where the same code came twice at the same time: one of them saves first.</returns>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        if (!await base.ValidateAsync(purpose, token, manager, user))
            return false;
        var now = clock.GetUtcNow();
        var used = Read(await manager.GetAuthenticationTokenAsync(user, AppKeys.Provider, Name)).Where(one => (now - one.At).Duration() < Kept).ToList();
        if (used.Any(one => one.Code == token))
            return false;
        return (await manager.SetAuthenticationTokenAsync(user, AppKeys.Provider, Name, Write(used.Append(new Used(token, now))))).Succeeded;
    }

    private static IEnumerable<Used> Read(string? kept) => (kept ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('@'))
        .Select(one => new Used(one[0], DateTimeOffset.FromUnixTimeSeconds(long.Parse(one[1], CultureInfo.InvariantCulture))));

    private static string Write(IEnumerable<Used> used) => string.Join(' ', used.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code}@{one.At.ToUnixTimeSeconds()}")));
}
