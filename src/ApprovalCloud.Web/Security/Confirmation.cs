using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Web.Security;

/// <summary>Why a confirmation was not taken; the account is counted and locked as at the sign-in.</summary>
public enum ConfirmationFault { None, Missing, Wrong, LockedOut, NoPassword }

/// <summary>
/// Asks somebody who is signed in once more whether it is them: before something is signed, and before an account gets a
/// new key. A session that was left open is not enough.
/// </summary>
public sealed class Confirmation(SignInManager<User> signIn, TimeProvider clock)
{
    // An account without a password is confirmed by signing in anew.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private UserManager<User> Users => signIn.UserManager;

    public async Task<ConfirmationFault> ByPassword(Guid person, string? password)
    {
        var user = await User(person);
        if (user.PasswordHash is null)
            return WasJustShown() ? ConfirmationFault.None : ConfirmationFault.NoPassword;
        if (string.IsNullOrEmpty(password))
            return ConfirmationFault.Missing;
        var checkedOnce = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return checkedOnce.Succeeded ? ConfirmationFault.None : checkedOnce.IsLockedOut ? ConfirmationFault.LockedOut : ConfirmationFault.Wrong;
    }

    public async Task<bool> HasPassword(Guid person) => (await User(person)).PasswordHash is not null;

    public bool WasJustShown() => clock.GetUtcNow() - signIn.Context.User.WasShownAt() <= Fresh;

    /// <summary>What the browser needs in order to ask for one of the person's passkeys, as JSON.</summary>
    public async Task<string> PasskeyRequest(Guid person) => await signIn.MakePasskeyRequestOptionsAsync(await User(person));

    /// <summary>The same, where it is not known yet who it is: the device offers those that it has.</summary>
    public Task<string> PasskeyRequest() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Signs in whoever's passkey it is; nobody if it is none, or its account is locked.</summary>
    public async Task<User?> SignInByPasskey(string credential)
    {
        if (await Assert(credential) is not { Succeeded: true } asserted || await Users.IsLockedOutAsync(asserted.User))
            return null;
        await Users.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
        await ((SignIns)signIn).ByPasskey(asserted.User);
        return asserted.User;
    }

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
