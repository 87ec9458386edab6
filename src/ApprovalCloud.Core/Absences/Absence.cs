using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Absences;

/// <summary>A clerk is away for some days, and a colleague stands in. When it begins, what the clerk has in hand goes to the colleague, once.</summary>
public sealed class Absence
{
    private Absence() { }

    public Absence(Guid id, Caller by) => (Id, PersonId, PersonName, Department) = (id, by.Id, by.Name, by.Department!);

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string PersonName { get; private set; } = "";
    public string Department { get; private set; } = "";
    public Guid StandInId { get; private set; }
    public string StandInName { get; private set; } = "";

    /// <summary>The first day, and its first second at the office.</summary>
    public DateOnly From { get; private set; }

    public DateTimeOffset BeginsAt { get; private set; }

    /// <summary>The last day, and its last second at the office.</summary>
    public DateOnly Until { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When the clerk came back early, or called it off.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When what was in hand had gone to the colleague.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    public int Version { get; private set; }

    public Person Person => new(PersonId, PersonName);

    public bool IsOver(DateTimeOffset at) => EndedAt is not null || EndsAt < at;

    public bool HasBegun(DateTimeOffset at) => BeginsAt <= at;

    public bool IsNow(DateTimeOffset at) => HasBegun(at) && !IsOver(at);

    public void Become(AbsenceDays days, Person standIn)
    {
        (From, BeginsAt, Until, EndsAt) = (days.From, days.BeginsAt, days.Until, days.EndsAt);
        (StandInId, StandInName) = (standIn.Id, standIn.Name);
        Version++;
    }

    public void End(DateTimeOffset at)
    {
        EndedAt = at;
        Version++;
    }

    public void HandedOver(DateTimeOffset at)
    {
        HandedOverAt = at;
        Version++;
    }
}

/// <summary>From when until when: days, and the seconds at the office with which they begin and end.</summary>
public sealed record AbsenceDays(DateOnly From, DateOnly Until, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);
