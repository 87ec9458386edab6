using System.Globalization;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Security;
using Hangfire;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Registers in two steps: what somebody types, and the code that came to their address.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class RegisterModel(IMediator mediator, SignInManager<User> signIn, IBackgroundJobClient jobs) : RoomPage(mediator)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What was typed in the first step, sealed; null before it.</summary>
    [BindProperty]
    public string? Registration { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        Registration = null;
        var asked = await Send(new Register(Email?.Trim() ?? "", Name ?? "", Password ?? "", CultureInfo.CurrentUICulture.Name));
        if (asked.Problem is { } problem)
        {
            Show(problem);
            return Page();
        }

        Registration = asked.Value!;
        jobs.Enqueue<AccountJob>(job => job.Registration(Registration, CancellationToken.None));
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        ModelState.Clear();
        var made = await Send(new FinishRegistration(Registration ?? "", Code ?? ""));
        if (made.Problem is { } problem)
        {
            Show(problem);
            if (problem.Errors is null)
                Registration = null;
            return Page();
        }

        await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(made.Value.ToString()))!, isPersistent: false);
        TempData["Flash"] = "You have an account now, and are signed in.";
        return PersonsRoom.After(ReturnUrl, []);
    }
}
