using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Visits;

/// <summary>One appointment at the premises for all departments that need to see them.</summary>
public sealed class Visit
{
    private Visit() { }

    public Visit(Guid applicationId, Guid id, DateTimeOffset on, string note, Person by, DateTimeOffset at)
    {
        (ApplicationId, Id, CreatedAt) = (applicationId, id, at);
        Move(on, note, by);
    }

    public Guid ApplicationId { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>When the officers come.</summary>
    public DateTimeOffset On { get; private set; }

    /// <summary>What the applicant should have ready.</summary>
    public string Note { get; private set; } = "";

    public string AppointedByName { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    public void Move(DateTimeOffset on, string note, Person by) => (On, Note, AppointedByName) = (on, note, by.Name);
}

/// <summary>One step's part in a visit: who goes, and what they found.</summary>
public sealed class VisitPart
{
    private VisitPart() { }

    public VisitPart(Guid applicationId, Guid visitId, string step, string department) =>
        (ApplicationId, VisitId, Step, Department) = (applicationId, visitId, step, department);

    public Guid ApplicationId { get; private set; }
    public Guid VisitId { get; private set; }
    public string Step { get; private set; } = "";
    public string Department { get; private set; } = "";

    /// <summary>At least two once the department has joined (行政许可法 art. 34).</summary>
    public IReadOnlyList<string> Officers { get; private set; } = [];

    public VisitFinding? Finding { get; private set; }
    public string? Report { get; private set; }
    public string? FoundByName { get; private set; }
    public DateTimeOffset? FoundAt { get; private set; }

    /// <summary>Asked to come again: what was found before stands in the history.</summary>
    public void InviteAgain() => (Officers, Finding, Report, FoundByName, FoundAt) = ([], null, null, null, null);

    public void Join(IReadOnlyList<string> officers) => Officers = officers;

    public void Found(VisitFinding finding, string report, Person by, DateTimeOffset at) =>
        (Finding, Report, FoundByName, FoundAt) = (finding, report, by.Name, at);
}
