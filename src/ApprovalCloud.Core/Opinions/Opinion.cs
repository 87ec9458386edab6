using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Opinions;

/// <summary>What a step's department asked another one (征求意见), and what that answered. The history proves both by their digests.</summary>
public sealed class Opinion
{
    private Opinion() { }

    public Opinion(Guid applicationId, OpinionAsked asked, string department, string question, string reason)
    {
        (ApplicationId, Id, Step, Department, Asked) = (applicationId, asked.Opinion, asked.Step, department, asked.Department);
        (AskedById, AskedByName, AskedAt) = (asked.By!.Id, asked.By.Name, asked.At);
        (Question, Reason, DueOn, Shared) = (question, reason, asked.Due, asked.Shared);
    }

    public Guid ApplicationId { get; private set; }
    public Guid Id { get; private set; }
    public string Step { get; private set; } = "";

    /// <summary>Who asks.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Who is asked.</summary>
    public string Asked { get; private set; } = "";

    public Guid AskedById { get; private set; }
    public string AskedByName { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public string Question { get; private set; } = "";

    /// <summary>Why it is asked, and why facts are shared for it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The facts that may be seen for it, by key.</summary>
    public IReadOnlyList<string> Shared { get; private set; } = [];

    public DateOnly? DueOn { get; private set; }

    /// <summary>The last second of it.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public Stance? Stance { get; private set; }
    public string? Answer { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public string? AnsweredByName { get; private set; }

    /// <summary>When nobody waits for it any more: it was answered, or the step was decided without it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the department that is asked is reminded next.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    public string QuestionDigest => DigestOf(Id, Question, Reason);

    public string? AnswerDigest => Answer is null ? null : StepMessage.DigestOf(Id, Answer);

    public static string DigestOf(Guid id, string question, string reason) => StepMessage.DigestOf(id, $"{question}\u001f{reason}");

    /// <param name="remindAt">The first time; the second is when it is due.</param>
    public void Expect(DateTimeOffset dueAt, DateTimeOffset remindAt) => (DueAt, RemindAt) = (dueAt, remindAt);

    /// <returns>Whether it is late, and not only due soon.</returns>
    public bool Reminded(DateTimeOffset now)
    {
        var isLate = DueAt < now;
        RemindAt = isLate ? null : DueAt;
        return isLate;
    }

    public void Answered(Stance stance, string answer, Caller by, DateTimeOffset at)
    {
        (Stance, Answer, AnsweredById, AnsweredByName) = (stance, answer, by.Id, by.Name);
        End(at);
    }

    public void End(DateTimeOffset at) => (EndedAt, RemindAt) = (at, null);
}
