using System.Globalization;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace ApprovalCloud.Core.Users;

/// <summary>Codes of an authenticator app (RFC 6238), each of which is taken once (5.2 there): whoever has seen one typed can do nothing with it.</summary>
public sealed class CodesOnce(TimeProvider clock) : AuthenticatorTokenProvider<User>
{
    private const string Name = "LastCode";
    // A code holds for its thirty seconds, and while it is on its way (5.2): that of the step before is taken, and none of a step to come.
    private static readonly VerificationWindow Taken = new(previous: 1, future: 0);

    /// <returns>False too where the same code came twice at the same time: one of them saves first.</returns>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key
            || !new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(clock.GetUtcNow().UtcDateTime, token, out var step, Taken)
            || IsSpent(await manager.GetAuthenticationTokenAsync(user, AppKeys.Provider, Name), step, token))
            return false;
        return (await manager.SetAuthenticationTokenAsync(user, AppKeys.Provider, Name, string.Create(CultureInfo.InvariantCulture, $"{step} {token}"))).Succeeded;
    }

    // Whoever has another key since has another code in the same step.
    private static bool IsSpent(string? last, long step, string token) =>
        last?.Split(' ') is [var lastStep, var lastToken] && long.Parse(lastStep, CultureInfo.InvariantCulture) is var spent && (step < spent || (step == spent && token == lastToken));
}
