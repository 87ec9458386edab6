using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Core.Notes;

/// <summary>What a clerk wrote down about a task for the clerks of their department. It never changes; the history proves it by its digest.</summary>
public sealed class TaskNote
{
    private TaskNote() { }

    public TaskNote(Guid applicationId, Guid id, string step, string department, Caller by, string text, DateTimeOffset at)
    {
        (ApplicationId, Id, Step, Department, Text, At) = (applicationId, id, step, department, text, at);
        (AuthorId, AuthorName) = (by.Id, by.Name);
    }

    public Guid ApplicationId { get; private set; }
    public Guid Id { get; private set; }
    public string Step { get; private set; } = "";
    public string Department { get; private set; } = "";
    public Guid AuthorId { get; private set; }
    public string AuthorName { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>When its author took it back. The words stay on record, and nobody is shown them any more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string Digest => StepMessage.DigestOf(Id, Text);

    public void Withdraw(DateTimeOffset at) => WithdrawnAt = at;
}
