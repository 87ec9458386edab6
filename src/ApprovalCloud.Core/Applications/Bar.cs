namespace ApprovalCloud.Core.Applications;

/// <summary>Somebody who broke a commitment may not commit again until their credit is repaired (告知承诺).</summary>
public sealed class Bar
{
    private Bar() { }

    public Bar(Guid personId, Guid applicationId, string step, string reason, DateTimeOffset at) =>
        (PersonId, ApplicationId, Step, Reason, Since) = (personId, applicationId, step, reason, at);

    public Guid PersonId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public string Step { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }
    public string? LiftedByName { get; private set; }
    public string? LiftedBecause { get; private set; }

    public void Lift(string because, string by, DateTimeOffset at) => (LiftedBecause, LiftedByName, LiftedAt) = (because, by, at);
}
