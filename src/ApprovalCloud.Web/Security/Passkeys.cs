using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Web.Security;

/// <summary>The passkeys of somebody's own account.</summary>
public sealed class Passkeys(SignInManager<User> signIn, SecurityLog log)
{
    public const int Most = 10;

    private UserManager<User> Users => signIn.UserManager;

    public async Task<IReadOnlyList<UserPasskeyInfo>> Of(Guid person) =>
        [.. (await Users.GetPasskeysAsync(await User(person))).OrderBy(passkey => passkey.CreatedAt)];

    /// <summary>What the browser needs in order to make a passkey, as JSON.</summary>
    public async Task<string> CreationOptions(Guid person)
    {
        var user = await User(person);
        return await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName,
        });
    }

    /// <summary>Whether it was made, and belongs to the account now.</summary>
    public async Task<bool> Add(Guid person, string credential, string name)
    {
        var user = await User(person);
        if (await Attest(credential) is not { Succeeded: true } attested || attested.UserEntity.Id != user.Id.ToString())
            return false;
        attested.Passkey.Name = name;
        if (!(await Users.AddOrUpdatePasskeyAsync(user, attested.Passkey)).Succeeded)
            return false;
        log.AccountChanged(person, "a passkey more");
        // The device has just asked for a finger, a face or a number.
        await ((SignIns)signIn).ShownSeveral(user);
        return true;
    }

    public async Task Remove(Guid person, byte[] credentialId)
    {
        await Users.RemovePasskeyAsync(await User(person), credentialId);
        log.AccountChanged(person, "a passkey less");
    }

    // Without creation options of ours before it, or with something that is no credential at all, it throws.
    private async Task<PasskeyAttestationResult?> Attest(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<User> User(Guid person) => (await Users.FindByIdAsync(person.ToString()))!;
}
