using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Security;
using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>Asks for a new password. The answer is the same for every address; whose it is gets a letter.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ForgottenModel(IBackgroundJobClient jobs) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool IsSent { get; private set; }

    /// <summary>What the page's address takes along of an e-mail address: nothing that a server is sent.</summary>
    public static string With(string? email) => string.IsNullOrWhiteSpace(email) ? "" : $"#email={Uri.EscapeDataString(email.Trim())}";

    public void OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Enter your e-mail address");
            return;
        }

        jobs.Enqueue<AccountJob>(job => job.ForgottenPassword(Email.Trim(), CancellationToken.None));
        IsSent = true;
    }
}
