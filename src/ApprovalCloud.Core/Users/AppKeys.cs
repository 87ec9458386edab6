using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

public static class AppKeys
{
    // Where Identity's store keeps the key of an authenticator app: it can make another one, and not take it away.
    internal const string Provider = "[AspNetUserStore]";
    private const string Name = "AuthenticatorKey";

    /// <summary>Asks for no codes of an authenticator app any more, and keeps no key of one.</summary>
    public static async Task ForgetApp(this UserManager<User> users, User user)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.RemoveAuthenticationTokenAsync(user, Provider, Name);
        await users.UpdateSecurityStampAsync(user);
    }
}
