using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Account.Data;

/// <summary>Corrects what the account says of its owner.</summary>
public sealed class AccountModel(IMediator mediator, SignInManager<User> signIn, Confirmation confirmation, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public MyAccount Data { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync()
    {
        var data = await Send(new GetMyData(Caller));
        if (!data.IsOk)
            return Instead(data.Problem);
        Data = data.Value.Account;
        if (HttpMethods.IsGet(Request.Method))
            (Name, Phone) = (Data.Name, Data.Phone);
        else
            (Name, Phone) = (Name ?? Data.Name, Phone ?? Data.Phone);
        return Page();
    }

    public Task<IActionResult> OnPostNameAsync() => After(new ChangeName(Caller, Name ?? ""), T["Your name is changed."]);

    public Task<IActionResult> OnPostPhoneAsync() => After(new ChangePhone(Caller, Phone ?? ""), T["Your telephone number is changed."]);

    public async Task<IActionResult> OnPostEmailAsync()
    {
        if (ConfirmationWords.Of(await confirmation.ByPassword(Caller.Id, Password)) is { } wrong)
        {
            ModelState.AddModelError(nameof(Password), wrong);
            return await OnGetAsync();
        }

        var email = Email?.Trim() ?? "";
        return await After(new AskForEmail(Caller, email), T["We have sent a letter to {0}. Open the link in it within a day.", email]);
    }

    private async Task<IActionResult> After(IRequest<Result<Done>> request, string flash)
    {
        if (await Send(request) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);
        // The session knows the name, and ends when what it rests on changes.
        await signIn.RefreshSignInAsync((await signIn.UserManager.GetUserAsync(User))!);
        TempData["Flash"] = flash;
        return LocalRedirect("~/account/data");
    }
}
