using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Requests;

/// <summary>
/// What happens at the doors and to accounts, a line each, for whoever watches over the platform (ASVS 5.0, 16.3.1 to 16.3.3). The node adds who
/// asked, from where and for what. Nothing that somebody typed stands in these lines: a password may have been typed where a name belongs.
/// </summary>
public sealed partial class SecurityLog(ILoggerFactory loggers)
{
    public const string Category = "ApprovalCloud.Security";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    /// <param name="proof">What its owner showed, such as a passkey.</param>
    [LoggerMessage(1, LogLevel.Information, "Signed in: account {Account} by {Proof}, session {Session}")]
    public partial void SignedIn(Guid account, string proof, Guid session);

    /// <param name="account">Null where there is none, or nobody knows whose it would be.</param>
    [LoggerMessage(2, LogLevel.Warning, "Not believed: account {Account}, {Proof}, {Reason}")]
    public partial void NotBelieved(Guid? account, string proof, string reason);

    [LoggerMessage(3, LogLevel.Information, "Sessions ended: account {Account}, {Count}")]
    public partial void SessionsEnded(Guid? account, int count);

    /// <param name="what">Such as a password that was changed.</param>
    [LoggerMessage(4, LogLevel.Warning, "Account changed: account {Account}, {What}")]
    public partial void AccountChanged(Guid account, string what);

    /// <param name="missing">What would have let them in.</param>
    [LoggerMessage(5, LogLevel.Warning, "Not let in: {Missing}")]
    public partial void NotLetIn(string missing);

    [LoggerMessage(6, LogLevel.Information, "Refused: {UseCase}, {Kind} by the rule {Rule}")]
    public partial void UseCaseRefused(string useCase, ProblemKind kind, string rule);

    /// <param name="leftOut">How many were not written since the last that was: they came too fast.</param>
    [LoggerMessage(7, LogLevel.Information, "Refused: status {Status}; {LeftOut} before it not written")]
    public partial void RequestRefused(int status, long leftOut);
}
