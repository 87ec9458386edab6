using System.Security.Claims;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// A decision is signed in the name of whoever takes it. Somebody who has not shown for a while who they are shows it once more before it:
/// a desk that was left open decides nothing.
/// </summary>
public sealed class Signing(Confirmation confirmation, LastShown lastShown)
{
    /// <summary>Whether that is so now.</summary>
    public bool IsDue(ClaimsPrincipal who) => lastShown.IsTooLongAgo(who);

    /// <summary>What the browser needs in order to ask for one of the person's passkeys, as JSON.</summary>
    public Task<string> PasskeyRequest(ClaimsPrincipal who) => confirmation.PasskeyRequest(who.Caller().Id);

    /// <summary>In English, which is the key of its translations: why it may not be signed; null if it may.</summary>
    public async Task<string?> Fault(ClaimsPrincipal who, string? password, string? credential)
    {
        if (!IsDue(who))
            return null;
        var person = who.Caller().Id;
        var fault = string.IsNullOrEmpty(credential) ? await confirmation.ByPassword(person, password) : await confirmation.ByPasskey(person, credential);
        if (fault == ConfirmationFault.None)
            await confirmation.Shown(person);
        return ConfirmationWords.Of(fault);
    }
}
