using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Codes of an authenticator app: sets them up, gives those for its loss, and does without where that is allowed.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SecondFactorModel(
    IMediator mediator, AuthenticatorApps apps, OwnFactors factors, Confirmation confirmation, IOptions<SignInOptions> options, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where somebody wanted to go who needs a second factor for it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool IsOn { get; private set; }
    public bool MayChange { get; private set; }
    public int CodesLeft { get; private set; }

    /// <summary>A key that was begun, and not confirmed by a code yet; not shown in a session that was left open.</summary>
    public (string Key, string Picture)? Begun { get; private set; }

    /// <summary>Shown once.</summary>
    public IReadOnlyList<string>? NewCodes { get; private set; }

    public bool IsNeeded => options.Value.IsAskedOf(User);
    public string? Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;

    public async Task<IActionResult> OnGetAsync()
    {
        (IsOn, MayChange) = (await apps.IsOn(Caller.Id), await factors.MayChange(User));
        if (IsOn)
            CodesLeft = await apps.RecoveryCodesLeft(Caller.Id);
        else if (MayChange && confirmation.WasJustShown())
            Begun = await apps.Key(Caller.Id);
        return Page();
    }

    public Task<IActionResult> OnPostBeginAsync() => Confirmed(async () =>
    {
        await apps.Renew(Caller.Id);
        await confirmation.Shown(Caller.Id);
        return RedirectToPage(new { ReturnUrl });
    });

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (MayChange && !IsOn && Begun is null)
            ModelState.AddModelError(nameof(Password), "This took longer than ten minutes. Begin anew: the app gets another key.");
        if (!MayChange || Begun is null)
            return ModelState.IsValid ? RedirectToPage(new { ReturnUrl }) : Page();
        NewCodes = await apps.SwitchOn(Caller.Id, string.Concat((Code ?? "").Where(char.IsAsciiDigit)));
        if (NewCodes is null)
            ModelState.AddModelError(nameof(Code), "Enter the 6 digits that your authenticator app shows now");
        else
            (IsOn, Begun) = (true, null);
        return Page();
    }

    public Task<IActionResult> OnPostCodesAsync() => Confirmed(async () =>
    {
        NewCodes = await apps.NewRecoveryCodes(Caller.Id);
        return Page();
    });

    public Task<IActionResult> OnPostOffAsync() => Confirmed(async () =>
    {
        if (IsNeeded)
            return Forbid();
        await apps.Forget(Caller.Id);
        TempData["Flash"] = T["Codes are switched off. You sign in with your password alone."].Value;
        return RedirectToPage();
    });

    // A session that was left open changes nothing.
    private async Task<IActionResult> Confirmed(Func<Task<IActionResult>> act)
    {
        await OnGetAsync();
        if (!MayChange)
            return Page();
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is not { } wrong)
            return await act();
        ModelState.AddModelError(nameof(Password), wrong);
        return Page();
    }
}
