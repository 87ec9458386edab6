using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// How often a minute somebody may try to sign in to one account, from wherever they come and whether there is one: beside the count by
/// address, against many machines that try one account each a little.
/// </summary>
public sealed class AccountAttempts(CountAttempts attempts, SecurityLog log, IConfiguration configuration, TimeProvider clock)
{
    private readonly int most = configuration.GetValue("SignIn:PerAccountAndMinute", 20);

    public async Task<bool> MayTry(string email, CancellationToken cancellationToken)
    {
        var tries = await attempts.Count("account", email.Trim().ToUpperInvariant(), CountAttempts.MinuteOf(clock.GetUtcNow()), cancellationToken);
        if (tries == most + 1)
            log.NotBelieved(null, $"{Proof.Password}", "too many attempts at one account");
        return tries <= most;
    }
}
