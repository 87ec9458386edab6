using ApprovalCloud.Engine.Clock;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Everything that designers write: departments, vocabulary, calendars, jurisdictions, services, examples.</summary>
public sealed record Workflows(
    IReadOnlyDictionary<string, Department> Departments,
    Vocabulary Vocabulary,
    IReadOnlyDictionary<string, WorkCalendar> Calendars,
    IReadOnlyDictionary<string, Jurisdiction> Jurisdictions,
    IReadOnlyList<ServiceDefinition> Services,
    IReadOnlyList<ServiceExample> Examples)
{
    /// <summary>Who holds which facts already.</summary>
    public IReadOnlyDictionary<string, Registry> Registries { get; init; } = new Dictionary<string, Registry>();

    /// <summary>The kinds of e-licence.</summary>
    public IReadOnlyDictionary<string, LicenceType> Licences { get; init; } = new Dictionary<string, LicenceType>();

    /// <summary>The occasions by which services can be found, in the order of the file.</summary>
    public IReadOnlyList<LifeEvent> LifeEvents { get; init; } = [];

    /// <summary>Which versions may be begun now; the others are there for what was begun under them.</summary>
    public Func<ServiceDefinition, bool> IsOffered { get; init; } = _ => true;

    /// <summary>The newest version on offer of every service, in order of key.</summary>
    public IEnumerable<ServiceDefinition> Current =>
        Services.Where(IsOffered).GroupBy(service => service.Key).Select(versions => versions.MaxBy(service => service.Version)!).OrderBy(service => service.Key);

    public ServiceDefinition? Find(string key) => Current.FirstOrDefault(service => service.Key == key);

    public ServiceDefinition? Find(string key, int version) =>
        Services.FirstOrDefault(service => service.Key == key && service.Version == version);

    /// <summary>The same, each service with what its jurisdiction says.</summary>
    public Workflows UnderTheirLaw() => this with
    {
        Services = [.. Services.Select(service => service with
        {
            Law = Jurisdictions.GetValueOrDefault(service.Jurisdiction) ?? Jurisdiction.None,
        })],
    };

    public Jurisdiction JurisdictionOf(ServiceDefinition service) => Jurisdictions[service.Jurisdiction];

    public WorkCalendar CalendarOf(ServiceDefinition service) => Calendars[JurisdictionOf(service).Calendar];

    /// <summary>The last day on which the record of an application that ended then must be kept; null where no rule names a term.</summary>
    public DateOnly? KeptUntil(ServiceDefinition service, DateTimeOffset ended) =>
        service.Records is { } rule ? CalendarOf(service).Advance(OfficeTime.Of(service.Law).DateOf(ended), rule.Keep) : null;
}

/// <summary>A worked example beside a service: facts in, what must come out.</summary>
public sealed record ServiceExample(
    string Service, int Version, string Name, DateOnly Submitted, IReadOnlyDictionary<string, string> Facts, Expectation Expect)
{
    public IReadOnlyList<string> Refuse { get; init; } = [];
    public string File { get; init; } = "";
    public int Line { get; init; }
}

public sealed record Expectation(
    IReadOnlyList<IReadOnlyList<string>> Steps, IReadOnlyList<string> Departments, IReadOnlyList<string> Materials,
    IReadOnlyList<string> NotAsked, int WorkingDays, DateOnly Due, string Outcome)
{
    /// <summary>秒批: the steps that rules grant, in order of key, where every fact comes from a registry.</summary>
    public IReadOnlyList<string> GrantedAtOnce { get; init; } = [];
}
