using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Web.Security;

/// <summary>Why a confirmation was not taken; the account is counted and locked as at the sign-in.</summary>
public enum ConfirmationFault { None, Missing, Wrong, LockedOut, NoPassword }

/// <summary>
/// Asks somebody who is signed in once more whether it is them: before something is signed, and before an account gets a
/// new key. A session that was left open is not enough.
/// </summary>
public sealed class Confirmation(SignInManager<User> signIn, SecurityLog log, TimeProvider clock)
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

    /// <summary>The session goes on as one whose owner has just shown who they are.</summary>
    public async Task Shown(Guid person) => await ((SignIns)signIn).ShownAgain(await User(person));

    /// <summary>What the browser needs in order to ask for one of the person's passkeys, as JSON.</summary>
    public async Task<string> PasskeyRequest(Guid person) => await signIn.MakePasskeyRequestOptionsAsync(await User(person));

    /// <summary>The same, where it is not known yet who it is: the device offers those that it has.</summary>
    public Task<string> PasskeyRequest() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Signs in whoever's passkey it is; nobody if it is none.</summary>
    public async Task<User?> SignInByPasskey(string credential)
    {
        // A passkey cannot be guessed: wrong passwords of others do not lock it.
        if (await Assert(credential) is not { Succeeded: true } asserted || asserted.User.ClosedAt is not null)
        {
            log.NotBelieved(null, $"{Proof.Passkey}", "wrong");
            return null;
        }

        await Users.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
        await ((SignIns)signIn).ByPasskey(asserted.User);
        return asserted.User;
    }

    public async Task<ConfirmationFault> ByPasskey(Guid person, string credential)
    {
        var user = await User(person);
        if (await Assert(credential) is { Succeeded: true } asserted && asserted.User.Id == person)
        {
            await Users.AddOrUpdatePasskeyAsync(user, asserted.Passkey);
            return ConfirmationFault.None;
        }

        log.NotBelieved(person, $"{Proof.Passkey}", "wrong");
        return ConfirmationFault.Wrong;
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
