using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Web.Security;

/// <summary>Why a confirmation was not taken; the account is counted and locked as at the sign-in.</summary>
public enum ConfirmationFault { None, Missing, Wrong, LockedOut }

/// <summary>
/// Asks somebody who is signed in once more whether it is them: before something is signed, and before an account gets a
/// new key. A session that was left open is not enough.
/// </summary>
public sealed class Confirmation(SignInManager<User> signIn)
{
    private UserManager<User> Users => signIn.UserManager;

    public async Task<ConfirmationFault> ByPassword(Guid person, string? password)
    {
        if (string.IsNullOrEmpty(password))
            return ConfirmationFault.Missing;
        var checkedOnce = await signIn.CheckPasswordSignInAsync(await User(person), password, lockoutOnFailure: true);
        return checkedOnce.Succeeded ? ConfirmationFault.None : checkedOnce.IsLockedOut ? ConfirmationFault.LockedOut : ConfirmationFault.Wrong;
    }

    /// <summary>What the browser needs in order to ask for one of the person's passkeys, as JSON.</summary>
    public async Task<string> PasskeyRequest(Guid person) => await signIn.MakePasskeyRequestOptionsAsync(await User(person));

    public async Task<ConfirmationFault> ByPasskey(Guid person, string credential)
    {
        var user = await User(person);
        if (await Users.IsLockedOutAsync(user))
            return ConfirmationFault.LockedOut;
        if (await Assert(credential) is { Succeeded: true } asserted && asserted.User.Id == person)
        {
            await Users.AddOrUpdatePasskeyAsync(user, asserted.Passkey);
            await Users.ResetAccessFailedCountAsync(user);
            return ConfirmationFault.None;
        }

        await Users.AccessFailedAsync(user);
        return await Users.IsLockedOutAsync(user) ? ConfirmationFault.LockedOut : ConfirmationFault.Wrong;
    }

    // Without a request of ours before it, or with something that is no credential at all, it throws.
    private async Task<PasskeyAssertionResult<User>?> Assert(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<User> User(Guid person) => (await Users.FindByIdAsync(person.ToString()))!;
}
