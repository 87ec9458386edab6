using System.Text.Encodings.Web;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace ApprovalCloud.Web.Security;

/// <summary>Codes of an authenticator app (RFC 6238) beside the password, and those that are kept for its loss.</summary>
public sealed class AuthenticatorApps(SignInManager<User> signIn, SecurityLog log)
{
    private const int RecoveryCodes = 10;
    private const int PixelsPerModule = 6;

    private UserManager<User> Users => signIn.UserManager;

    public async Task<bool> IsOn(Guid person) => (await User(person)).TwoFactorEnabled;

    public async Task<int> RecoveryCodesLeft(Guid person) => await Users.CountRecoveryCodesAsync(await User(person));

    /// <summary>Asks for no codes any more, and makes a new key: an app that had the one before it gives none for the account.</summary>
    public async Task Renew(Guid person)
    {
        var user = await User(person);
        await Users.SetTwoFactorEnabledAsync(user, false);
        await Users.ResetAuthenticatorKeyAsync(user);
        log.AccountChanged(user.Id, "another key for an app");
        await signIn.RefreshSignInAsync(user);
    }

    /// <summary>Asks for no codes any more, and keeps no key: whoever wants codes again begins with their password.</summary>
    public async Task Forget(Guid person)
    {
        var user = await User(person);
        await Users.ForgetApp(user);
        log.AccountChanged(user.Id, "codes off");
        await signIn.RefreshSignInAsync(user);
    }

    /// <summary>The key, in groups of four letters to type, and as the picture of its address (otpauth) to point a telephone at; null before it was begun.</summary>
    public async Task<(string Key, string Picture)?> Key(Guid person)
    {
        var user = await User(person);
        if (await Users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return null;
        var account = UrlEncoder.Default.Encode(user.Email!);
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode($"otpauth://totp/ApprovalCloud:{account}?secret={key}&issuer=ApprovalCloud&digits=6", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return (string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(part => new string(part))),
            $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsPerModule))}");
    }

    /// <summary>Asks for codes from now on, if this is one; whoever has typed it goes on with both factors shown.</summary>
    /// <returns>Codes for the loss of the app, which are told only now; null if the code was wrong.</returns>
    public async Task<IReadOnlyList<string>?> SwitchOn(Guid person, string code)
    {
        var user = await User(person);
        if (!await Users.VerifyTwoFactorTokenAsync(user, Users.Options.Tokens.AuthenticatorTokenProvider, code))
            return null;
        await Users.SetTwoFactorEnabledAsync(user, true);
        log.AccountChanged(user.Id, "codes on");
        var codes = await Users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await ((SignIns)signIn).ShownSeveral(user);
        return [.. codes!];
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Guid person)
    {
        log.AccountChanged(person, "other recovery codes");
        return [.. (await Users.GenerateNewTwoFactorRecoveryCodesAsync(await User(person), RecoveryCodes))!];
    }

    private async Task<User> User(Guid person) => (await Users.FindByIdAsync(person.ToString()))!;
}
