using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>办理形式: how an application came in.</summary>
public enum FilingForm
{
    /// <summary>By the applicant, or whoever acts for them, from wherever they are.</summary>
    Online,

    /// <summary>At a counter, with the applicant present (GB/T 39046: 1).</summary>
    Window,

    /// <summary>In another system, which handed it over while it was open.</summary>
    Imported,
}

/// <summary>A citizen's single application: a draft until it is submitted, then routed through every step it needs.</summary>
public sealed class Application : NotifyingRow
{
    private Application() { }

    public Application(Guid id, string service, int serviceVersion, Person applicant, DateTimeOffset at)
    {
        (Id, Service, ServiceVersion, CreatedAt, UpdatedAt) = (id, service, serviceVersion, at, at);
        (ApplicantId, ApplicantName) = (applicant.Id, applicant.Name);
    }

    public Guid Id { get; private init; }
    public string? Number { get; private set => Set(ref field, value); }
    public string Service { get; private init; } = "";
    public int ServiceVersion { get; private set => Set(ref field, value); }
    public Guid ApplicantId { get; private init; }
    public string ApplicantName { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set => Set(ref field, value); }
    public DateTimeOffset? SubmittedAt { get; private set => Set(ref field, value); }

    /// <summary>When its applicant was told that it will be deleted unless they go on with it, while it is a draft.</summary>
    public DateTimeOffset? WarnedAt { get; private set => Set(ref field, value); }

    /// <summary>The last second of the statutory limit for the whole case.</summary>
    public DateTimeOffset? DueAt { get; private set => Set(ref field, value); }

    /// <summary>The last second of what is promised for the whole case.</summary>
    public DateTimeOffset? PromisedAt { get; private set => Set(ref field, value); }

    public bool IsDueProvisional { get; private set => Set(ref field, value); }

    /// <summary>Whether the clock of the case has started.</summary>
    public bool IsClockStarted { get; private set => Set(ref field, value); }

    /// <summary>Since when nobody can work on it.</summary>
    public DateTimeOffset? PausedAt { get; private set => Set(ref field, value); }

    public DateTimeOffset? PausedUntil { get; private set => Set(ref field, value); }

    /// <summary>When the sweep looks at it next.</summary>
    public DateTimeOffset? WatchAt { get; private set => Set(ref field, value); }

    /// <summary>The limit of the case has passed, and it is on record.</summary>
    public bool IsMissed { get; private set => Set(ref field, value); }

    public int Extensions { get; private set => Set(ref field, value); }

    /// <summary>What the applicant committed to.</summary>
    public Choices Choices { get; private set => Set(ref field, value); } = Choices.None;

    /// <summary>The number of the licence that is to be renewed.</summary>
    public string? Renews { get; private set => Set(ref field, value); }

    /// <summary>The company (USCC) for which its staff began it; null where a person applies for themselves.</summary>
    public string? Company { get; init; }

    public FilingForm Channel { get; init; }

    /// <summary>What it is called in the system that handed it over; null for the platform's own.</summary>
    public string? Reference { get; init; }

    /// <summary>The day after which days count, and the working days of its stops: as its clock was last reckoned.</summary>
    public DateOnly? CountsFrom { get; private set => Set(ref field, value); }

    public int StoodDays { get; private set => Set(ref field, value); }

    /// <summary>The working days that counted by its clock, once it has ended.</summary>
    public int? UsedDays { get; private set => Set(ref field, value); }

    public DateTimeOffset? EndedAt { get; private set => Set(ref field, value); }

    /// <summary>How it ended. While it runs its status is derived from its steps.</summary>
    public CaseStatus? EndedAs { get; private set => Set(ref field, value); }

    /// <summary>Since when its course waits to be counted among those that have ended, or to be taken out again.</summary>
    public DateTimeOffset? UnfoldedSince { get; private set => Set(ref field, value); }

    /// <summary>Counts the commits; a save that did not start from the newest one loses.</summary>
    public long RowVersion { get; private set => Set(ref field, value); }

    public int EventCount { get; private set => Set(ref field, value); }

    /// <summary>The newest event's hash: it proves that no event was cut off the end.</summary>
    public byte[] HeadHash { get; private set => Set(ref field, value); } = [];

    public Person Applicant => new(ApplicantId, ApplicantName);

    public bool IsDraft => SubmittedAt is null;

    public void Touch(DateTimeOffset at) => (UpdatedAt, RowVersion) = (at, RowVersion + 1);

    public void Submit(string number, int serviceVersion, DateTimeOffset at) =>
        (Number, ServiceVersion, SubmittedAt, WarnedAt) = (number, serviceVersion, at, null);

    public void Warn(DateTimeOffset at) => WarnedAt = at;

    /// <summary>Commits to something, while it is a draft.</summary>
    public void Choose(Choices choices) => Choices = choices;

    public void Renew(string licence) => Renews = licence;

    public void End(CaseStatus status, DateTimeOffset at) =>
        (EndedAs, EndedAt, UnfoldedSince, WatchAt, PausedAt, PausedUntil) = (status, at, at, null, null, null);

    /// <summary>One of its steps is to be decided anew.</summary>
    public void Reopen(DateTimeOffset at) => (EndedAs, EndedAt, IsMissed, UsedDays, UnfoldedSince) = (null, null, false, null, at);

    /// <summary>Its course is counted as it is now; whoever else was about to count it loses.</summary>
    public void Folded()
    {
        UnfoldedSince = null;
        Guard();
    }

    public void StartClock()
    {
        IsClockStarted = true;
        Watch();
    }

    public void Extend() => Extensions++;

    public void Miss() => (IsMissed, WatchAt) = (true, null);

    public void Reckon(DateTimeOffset dueAt, DateTimeOffset promisedAt, bool isProvisional, DateOnly countsFrom, int stoodDays)
    {
        (DueAt, PromisedAt, IsDueProvisional, CountsFrom, StoodDays) = (dueAt, promisedAt, isProvisional, countsFrom, stoodDays);
        Watch();
    }

    /// <summary>Its clock has ended after so many working days that counted.</summary>
    public void Use(int days) => UsedDays = days;

    public void Stand(DateTimeOffset? since, DateTimeOffset? until)
    {
        (PausedAt, PausedUntil) = (since, until);
        Watch();
    }

    /// <summary>Looked at by the sweep, and nothing was to be done until its clock changes.</summary>
    public void Unwatch() => WatchAt = null;

    /// <summary>Guards a save that leaves its history as it is.</summary>
    public void Guard() => RowVersion++;

    private void Watch() => WatchAt = EndedAt is not null || IsMissed ? null : DueAt;

    /// <summary>Its history has grown up to the event of this number and hash.</summary>
    public void Append(int count, byte[] head) => (EventCount, HeadHash) = (count, head);
}

/// <summary>The answers, apart from the application's row: most decisions never look at them.</summary>
public sealed class ApplicationFacts
{
    private ApplicationFacts() { }

    public ApplicationFacts(Guid applicationId) => ApplicationId = applicationId;

    public Guid ApplicationId { get; private set; }

    /// <summary>What was typed, by fact; checked values once submitted.</summary>
    public Dictionary<string, string> Answers { get; private set; } = [];

    /// <summary>Where answers come from that the applicant did not type.</summary>
    public Dictionary<string, FactSource> Sources { get; private set; } = [];

    /// <summary>What registries were asked, by <c>registry/lookup</c>, and how that came out.</summary>
    public Dictionary<string, LookupState> Lookups { get; private set; } = [];

    /// <summary>What the applicant did not type, as it came.</summary>
    public Dictionary<string, string> FromElsewhere() => Sources.ToDictionary(source => source.Key, source => source.Value.Value);

    public void Replace(IReadOnlyDictionary<string, string> answers) => Answers = answers.ToDictionary();

    public void ReplaceSources(IReadOnlyDictionary<string, FactSource> sources) => Sources = sources.ToDictionary();

    /// <summary>Facts that came into being with a licence: nobody was asked for them, and they stay.</summary>
    public void Assign(IReadOnlyDictionary<string, string> facts, string licence, DateTimeOffset at)
    {
        Answers = new(Answers.Concat(facts));
        Sources = new(Sources.Where(source => !facts.ContainsKey(source.Key)).Concat(facts.Select(fact =>
            KeyValuePair.Create(fact.Key, new FactSource(SourceKind.Licence, licence, fact.Value, at, Trust.A)))));
    }

    public void Remember(string lookup, LookupState state) => Lookups = new(Lookups) { [lookup] = state };
}
