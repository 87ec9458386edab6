using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Counter;

/// <summary>How the person at the counter said yes.</summary>
public enum Confirmation
{
    /// <summary>By the one-time code that was sent to their account's address.</summary>
    Code,

    /// <summary>By their signature on a printed consent, whose number the worker recorded.</summary>
    Document,
}

/// <summary>
/// 帮办: a community worker looks after somebody who is present, for half an hour at most. It opens what is begun in it, and
/// nothing else of the person's; when it ends, nothing.
/// </summary>
public sealed class CounterSession
{
    public const int CodeDigits = 6;
    private const int MostTries = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan CodeHolds = TimeSpan.FromMinutes(10);

    private CounterSession() { }

    public CounterSession(Guid id, Person worker, string counter, Person person, bool hasMail, DateTimeOffset at)
    {
        (Id, WorkerId, WorkerName, Counter, OpenedAt, ExpiresAt) = (id, worker.Id, worker.Name, counter, at, at + Longest);
        (PersonId, PersonName, HasMail) = (person.Id, person.Name, hasMail);
    }

    public Guid Id { get; private set; }
    public Guid WorkerId { get; private set; }
    public string WorkerName { get; private set; } = "";

    /// <summary>The department whose counter it is.</summary>
    public string Counter { get; private set; } = "";

    public Guid PersonId { get; private set; }
    public string PersonName { get; private set; } = "";

    /// <summary>Whether a code can be sent to them.</summary>
    public bool HasMail { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? PresentAt { get; private set; }
    public Confirmation? PresentBy { get; private set; }
    public string? PresentDocument { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The code that was sent last, sealed with the platform's keys; none once it was used.</summary>
    public string? Code { get; private set; }

    public DateTimeOffset? CodeSentAt { get; private set; }
    public int Codes { get; private set; }
    public int Tries { get; private set; }
    public int Version { get; private set; }

    public Person Person => new(PersonId, PersonName);

    public bool IsOpen(DateTimeOffset at) => EndedAt is null && at < ExpiresAt;

    /// <summary>The person has said that they are there and want this: what they have with them can be filled in.</summary>
    public bool IsUnderWay(DateTimeOffset at) => IsOpen(at) && PresentAt is not null;

    public void Send(string sealedCode, DateTimeOffset at)
    {
        (Code, CodeSentAt, Tries) = (sealedCode, at, 0);
        (Codes, Version) = (Codes + 1, Version + 1);
    }

    /// <summary>A code is good once, for ten minutes, and for five tries.</summary>
    public bool MayTry(DateTimeOffset at) => Code is not null && at < CodeSentAt + CodeHolds && Tries < MostTries;

    public void Tried(bool wasRight)
    {
        (Tries, Version) = (Tries + 1, Version + 1);
        if (wasRight)
            Code = null;
    }

    public void Present(Confirmation by, string? document, DateTimeOffset at)
    {
        (PresentAt, PresentBy, PresentDocument) = (at, by, document);
        Version++;
    }

    public void End(DateTimeOffset at)
    {
        (EndedAt, Code) = (at, null);
        Version++;
    }
}

/// <summary>An application that was begun at a counter, and what the person said to its being sent.</summary>
public sealed class CounterFiling
{
    private CounterFiling() { }

    public CounterFiling(Guid applicationId, Guid sessionId, Guid workerId, DateTimeOffset at) =>
        (ApplicationId, SessionId, WorkerId, BegunAt) = (applicationId, sessionId, workerId, at);

    public Guid ApplicationId { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid WorkerId { get; private set; }
    public DateTimeOffset BegunAt { get; private set; }
    public Confirmation? ConfirmedBy { get; private set; }
    public string? ConfirmedDocument { get; private set; }

    /// <summary>The application's row version that the person said yes to: what is changed afterwards, they are asked about again.</summary>
    public long? ConfirmedVersion { get; private set; }

    public void Confirm(Confirmation by, string? document, long version) =>
        (ConfirmedBy, ConfirmedDocument, ConfirmedVersion) = (by, document, version);
}
