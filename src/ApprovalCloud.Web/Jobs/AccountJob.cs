using ApprovalCloud.Core.Users;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Writes letters about accounts after whoever asked for them has had their answer.</summary>
public sealed class AccountJob(AccountLetters letters)
{
    [AutomaticRetry(Attempts = 5)]
    public Task Registration(string closed, CancellationToken cancellationToken) => letters.OfRegistration(closed, cancellationToken);

    [AutomaticRetry(Attempts = 5)]
    public Task ForgottenPassword(string email, CancellationToken cancellationToken) => letters.OfForgottenPassword(email, cancellationToken);
}
