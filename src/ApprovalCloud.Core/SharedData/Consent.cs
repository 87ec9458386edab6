namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// That a person said a registry may be asked, for this one application: given separately, never reused for another.
/// Where the law lets departments share, it records that the person was told.
/// </summary>
public sealed class Consent
{
    private Consent() { }

    public Consent(Guid applicationId, string registry, Guid personId, DateTimeOffset at) =>
        (ApplicationId, Registry, PersonId, At) = (applicationId, registry, personId, at);

    public Guid ApplicationId { get; private set; }
    public string Registry { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset at) => WithdrawnAt = at;

    public void GiveAgain(DateTimeOffset at) => (At, WithdrawnAt) = (at, null);
}
