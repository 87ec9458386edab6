namespace ApprovalCloud.Core.Requests;

/// <summary>The answer that was given to a request with an Idempotency-Key; whoever repeats the request gets it again.</summary>
public sealed class AnsweredRequest
{
    public const int LongestKey = 200;

    private AnsweredRequest() { }

    public AnsweredRequest(Guid userId, string key, string fingerprint, string answer, DateTimeOffset at) =>
        (UserId, Key, Fingerprint, Answer, At) = (userId, key, fingerprint, answer, at);

    public Guid UserId { get; private set; }
    public string Key { get; private set; } = "";

    /// <summary>What was asked: the same key for something else is refused.</summary>
    public string Fingerprint { get; private set; } = "";

    public string Answer { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
