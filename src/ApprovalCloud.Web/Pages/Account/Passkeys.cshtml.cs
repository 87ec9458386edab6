using System.Buffers.Text;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>The passkeys of an account: what signs it in, and signs in its name.</summary>
public sealed class PasskeysModel(IMediator mediator, Passkeys passkeys, OwnFactors factors, Confirmation confirmation) : RoomPage(mediator)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the device answered, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Of the passkey that is to be removed: <see cref="KeyOf"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    public IReadOnlyList<UserPasskeyInfo> All { get; private set; } = [];
    public bool MayChange { get; private set; }
    public bool MayAdd => MayChange && All.Count < Passkeys.Most;

    public UserPasskeyInfo? Removed => MayChange ? All.FirstOrDefault(passkey => KeyOf(passkey) == Key) : null;

    public static string KeyOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public async Task OnGetAsync() => (All, MayChange) = (await passkeys.Of(Caller.Id), await factors.MayChange(User));

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.CreationOptions(Caller.Id), "application/json");

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!MayAdd)
            return RedirectToPage();
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > 60)
            ModelState.AddModelError(nameof(Name), "Enter a name of at most 60 characters by which you know the device");
        // Counted as at the sign-in, and so not asked for nothing.
        if (ModelState.IsValid && ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
            ModelState.AddModelError(nameof(Password), wrong);
        if (ModelState.IsValid && !await passkeys.Add(Caller.Id, Credential ?? "", Name!.Trim()))
            ModelState.AddModelError("", "The device did not make a passkey. Nothing was changed; try again, or use another device.");
        if (!ModelState.IsValid)
            return Page();
        TempData["Flash"] = "The passkey is added. You can sign in with it, and sign applications.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await OnGetAsync();
        if (Removed is not { } removed)
            return RedirectToPage();
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return Page();
        }

        await passkeys.Remove(Caller.Id, removed.CredentialId);
        TempData["Flash"] = "The passkey is removed. It signs nothing any more.";
        return RedirectToPage(new { Key = (string?)null });
    }
}
