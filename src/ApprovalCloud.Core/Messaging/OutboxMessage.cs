using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Messaging;

/// <summary>
/// A letter that is owed, saved with the change it tells of and sent afterwards: at least once, and per application in
/// order. To the applicant it is a notice too, which stays when the mail has long gone.
/// </summary>
public sealed class OutboxMessage : NotifyingRow
{
    /// <summary>What a letter to a department about an event begins its <see cref="About"/> with: the applicant may be told of the same one.</summary>
    public const string OfDepartment = "department/";

    /// <summary>What a letter to whoever supervises begins its <see cref="About"/> with; no more, if it is about an event.</summary>
    public const string OfSupervisors = "supervisors";

    /// <summary>What a letter to one clerk about an event begins its <see cref="About"/> with.</summary>
    public const string OfClerk = "clerk/";

    /// <summary>Between two attempts at most.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private OutboxMessage() { }

    public OutboxMessage(Guid applicationId, int sequence, string? department, DateTimeOffset at, string about = "") =>
        (ApplicationId, Sequence, Department, CreatedAt, NextAttemptAt, About) = (applicationId, sequence, department, at, at, about);

    /// <summary>A letter to the applicant, which is among their notices from then on.</summary>
    public static OutboxMessage ToApplicant(Applications.Application application, int sequence, DateTimeOffset at, string about = "") =>
        new(application.Id, sequence, null, at, about) { PersonId = application.ApplicantId };

    /// <summary>A letter to one clerk of a department.</summary>
    public static OutboxMessage ToClerk(Guid application, int sequence, string department, Guid clerk, DateTimeOffset at) =>
        new(application, sequence, department, at, $"{OfClerk}{clerk:N}") { ClerkId = clerk };

    public Guid ApplicationId { get; private init; }

    /// <summary>The event it tells of, or comes after.</summary>
    public int Sequence { get; private init; }

    /// <summary>
    /// What it tells of that is not an event: <c>invitation/father/1</c>. Empty for an event, and <c>department/…</c>,
    /// <c>clerk/…</c> or <c>supervisors</c> where somebody else than the applicant is told of it.
    /// </summary>
    public string About { get; private init; } = "";

    /// <summary>Whose clerks are told; whoever supervises, or else the applicant, if it is null.</summary>
    public string? Department { get; private init; }

    /// <summary>The applicant, where it is to them.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>The clerk, where it is to one alone.</summary>
    public Guid? ClerkId { get; private init; }

    /// <summary>When the applicant has read it among their notices.</summary>
    public DateTimeOffset? ReadAt { get; private set => Set(ref field, value); }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? SentAt { get; private set => Set(ref field, value); }
    public int Attempts { get; private set => Set(ref field, value); }
    public DateTimeOffset NextAttemptAt { get; private set => Set(ref field, value); }
    public string? LastError { get; private set => Set(ref field, value); }

    public bool IsOfHistory => About.Length == 0 || About == OfSupervisors || About.StartsWith(OfDepartment, StringComparison.Ordinal)
        || About.StartsWith(OfClerk, StringComparison.Ordinal);

    public bool IsToSupervisors => About.StartsWith(OfSupervisors, StringComparison.Ordinal);

    public void Read(DateTimeOffset at) => ReadAt ??= at;

    public void Sent(DateTimeOffset at) => (SentAt, LastError) = (at, null);

    /// <summary>Tries again after 10 s, 20 s, 40 s… at most an hour later.</summary>
    public void Failed(string error, DateTimeOffset at)
    {
        Attempts++;
        LastError = Storable.Start(error, 500);
        NextAttemptAt = at.AddSeconds(Math.Min(LongestPause.TotalSeconds, 10 * Math.Pow(2, Math.Min(Attempts, 10) - 1)));
    }
}
