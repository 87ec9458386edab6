namespace ApprovalCloud.Core.SharedData;

public enum InvitationStatus { Sent, Accepted, Declined, Revoked }

/// <summary>
/// Asks somebody whose own word an application needs to authorise for themselves. The link in the letter is sealed with the
/// platform's keys, and holds for this version only.
/// </summary>
public sealed class Invitation
{
    private Invitation() { }

    public Invitation(Guid applicationId, string party, string email, DateTimeOffset at, DateTimeOffset expiresAt) =>
        (ApplicationId, Party, Email, At, ExpiresAt) = (applicationId, party, email, at, expiresAt);

    public Guid ApplicationId { get; private set; }
    public string Party { get; private set; } = "";
    public string Email { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public InvitationStatus Status { get; private set; }
    public Guid? PersonId { get; private set; }
    public string? PersonName { get; private set; }
    public string? IdentityNumber { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen(DateTimeOffset at) => Status == InvitationStatus.Sent && at < ExpiresAt;

    public void SendAgain(string email, DateTimeOffset at, DateTimeOffset expiresAt)
    {
        (Email, At, ExpiresAt, Status) = (email, at, expiresAt, InvitationStatus.Sent);
        (PersonId, PersonName, IdentityNumber, AnsweredAt) = (null, null, null, null);
        Version++;
    }

    public void Accept(Guid personId, string name, string identityNumber, DateTimeOffset at)
    {
        (Status, PersonId, PersonName, IdentityNumber, AnsweredAt) = (InvitationStatus.Accepted, personId, name, identityNumber, at);
        Version++;
    }

    public void Decline(Guid personId, string name, DateTimeOffset at)
    {
        (Status, PersonId, PersonName, AnsweredAt) = (InvitationStatus.Declined, personId, name, at);
        Version++;
    }

    public void Revoke(DateTimeOffset at)
    {
        (Status, AnsweredAt) = (InvitationStatus.Revoked, at);
        Version++;
    }
}
