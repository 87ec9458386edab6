using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Core.Presence;

/// <summary>Somebody has a task open: a row for each person, with when their page was last heard of. It blocks nobody.</summary>
public sealed class TaskPresence
{
    private TaskPresence() { }

    public TaskPresence(Guid applicationId, string step, Caller by, DateTimeOffset at) =>
        (ApplicationId, Step, PersonId, PersonName, SeenAt) = (applicationId, step, by.Id, by.Name, at);

    public Guid ApplicationId { get; private set; }
    public string Step { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public string PersonName { get; private set; } = "";
    public DateTimeOffset SeenAt { get; private set; }
}
