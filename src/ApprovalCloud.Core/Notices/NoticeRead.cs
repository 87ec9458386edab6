namespace ApprovalCloud.Core.Notices;

/// <summary>A clerk has read a notice that their department shares.</summary>
public sealed class NoticeRead
{
    private NoticeRead() { }

    public NoticeRead(Guid person, NoticeKey key, DateTimeOffset at) =>
        (PersonId, ApplicationId, Sequence, About, ReadAt) = (person, key.ApplicationId, key.Sequence, key.About, at);

    public Guid PersonId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public int Sequence { get; private set; }
    public string About { get; private set; } = "";
    public DateTimeOffset ReadAt { get; private set; }
}
