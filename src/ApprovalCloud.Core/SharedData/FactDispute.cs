namespace ApprovalCloud.Core.SharedData;

public enum DisputeVerdict { Upheld, Corrected }

/// <summary>Somebody says that what a registry holds of them is wrong: a question to the department that owns the fact.</summary>
public sealed class FactDispute
{
    private FactDispute() { }

    public FactDispute(
        Guid applicationId, string fact, string registry, string department, string registryValue, string claimedValue, string reason,
        DateTimeOffset at)
    {
        (ApplicationId, Fact, Registry, Department) = (applicationId, fact, registry, department);
        (RegistryValue, ClaimedValue, Reason, At) = (registryValue, claimedValue, reason, at);
    }

    public Guid ApplicationId { get; private set; }
    public string Fact { get; private set; } = "";
    public string Registry { get; private set; } = "";

    /// <summary>The department that owns the registry, and answers.</summary>
    public string Department { get; private set; } = "";

    public string RegistryValue { get; private set; } = "";
    public string ClaimedValue { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DisputeVerdict? Verdict { get; private set; }
    public string? Answer { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public string? AnsweredByName { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public int Version { get; private set; }

    public void Decide(DisputeVerdict verdict, string answer, Guid byId, string byName, DateTimeOffset at)
    {
        (Verdict, Answer, AnsweredById, AnsweredByName, AnsweredAt) = (verdict, answer, byId, byName, at);
        Version++;
    }
}
