namespace ApprovalCloud.Engine.Definition;

/// <summary>How a registry is spoken to: plain HTTP with JSON, or through an X-Road security server (REST, <c>/r1/…</c>).</summary>
public enum RegistryProtocol { Json, XRoad }

/// <summary>How far evidence can be relied on: A issued by an authority, B verified at a counter, C uploaded by the
/// applicant, D declared by the applicant.</summary>
public enum Trust { A, B, C, D }

/// <summary>Why a registry may be asked: a law lets departments share (the citizen is told), or the citizen agrees.</summary>
public enum SharingBasis { StatutoryDuty, Consent }

/// <summary>Who holds facts already, and how they are fetched. Secrets are configuration and never stand here.</summary>
public sealed record Registry(string Key, Text Title, string Owner, Uri Endpoint)
{
    public RegistryProtocol Protocol { get; init; }
    public RegistryAuthentication Authentication { get; init; } = new RegistryAuthentication.None();
    public XRoadAddress? XRoad { get; init; }
    public Trust Trust { get; init; }
    public SharingBasis Basis { get; init; }

    /// <summary>The law under which the registry gives its facts.</summary>
    public Text LegalBasis { get; init; } = Text.Empty;

    public IReadOnlyList<Lookup> Lookups { get; init; } = [];
    public int Line { get; init; }
}

/// <summary>How the platform shows who it is.</summary>
public abstract record RegistryAuthentication
{
    private RegistryAuthentication() { }

    public sealed record None : RegistryAuthentication;

    /// <summary>A key in a header; the key itself is configuration.</summary>
    public sealed record ApiKey(string Header) : RegistryAuthentication;

    /// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4); client and secret are configuration.</summary>
    public sealed record ClientCredentials(Uri TokenEndpoint, string? Scope) : RegistryAuthentication;

    /// <summary>A client certificate, which is configuration.</summary>
    public sealed record MutualTls : RegistryAuthentication;
}

/// <summary>Names on X-Road: <c>INSTANCE/CLASS/MEMBER/SUBSYSTEM</c> for the client, with the service's code for a service.</summary>
public sealed record XRoadAddress(string Client, string Service);

/// <summary>One question to a registry, and the facts in its answer.</summary>
/// <param name="Path">Below the endpoint, with what is looked up in braces: a fact (<c>{business.uscc}</c>), or a person
/// (<c>{applicant}</c>, <c>{father}</c>), whose verified identity number is sent.</param>
public sealed record Lookup(string Key, string Path)
{
    /// <summary>What the path names, in its order.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Where the answer repeats what was looked up, by JSON pointer: an answer about somebody else is refused.</summary>
    public IReadOnlyDictionary<string, string> Same { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the answer has the identity number of the person it is about: facts that are not public are taken
    /// only if that person takes part in the application.</summary>
    public string? Concerns { get; init; }

    /// <summary>A list in the answer that must have exactly one entry; otherwise the applicant has to choose.</summary>
    public string? Single { get; init; }

    /// <summary>The facts, each with its JSON pointer (RFC 6901).</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>E-licences that the answer proves, by type.</summary>
    public IReadOnlyDictionary<string, LicencePointers> Licences { get; init; } = new Dictionary<string, LicencePointers>();

    public int Line { get; init; }

    public IEnumerable<string> FactNames => Names.Where(name => name.Contains('.', StringComparison.Ordinal));

    public IEnumerable<string> PersonNames => Names.Where(name => !name.Contains('.', StringComparison.Ordinal));
}

/// <summary>Where an answer has a licence's number and its last day.</summary>
public sealed record LicencePointers(string Number, string? ValidUntil);
