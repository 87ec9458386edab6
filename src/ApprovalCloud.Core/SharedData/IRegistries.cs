using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Asks registries. Whatever goes wrong on the way is an outcome, never an exception.</summary>
public interface IRegistries
{
    /// <param name="names">What is looked up, by the names in the lookup's path.</param>
    Task<RegistryAnswer> Ask(
        Registry registry, Lookup lookup, IReadOnlyDictionary<string, string> names, AskedFor askedFor, CancellationToken cancellationToken);
}

/// <summary>On whose behalf, and in which application, a registry is asked.</summary>
public sealed record AskedFor(Guid ApplicationId, string UserId);

/// <summary>What a registry said: facts as the vocabulary reads them, and nothing else of its answer.</summary>
public sealed record RegistryAnswer(LookupOutcome Outcome)
{
    /// <summary>Values in the vocabulary's own writing.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Facts that stood in the answer with a value that cannot be one of theirs.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>The identity number of the person the answer is about, where the lookup says so.</summary>
    public string? Concerns { get; init; }

    public IReadOnlyDictionary<string, ProvenLicence> Licences { get; init; } = new Dictionary<string, ProvenLicence>();

    /// <summary>What proves the exchange: on X-Road, the message's id and the hash of the request.</summary>
    public string? Proof { get; init; }
}

/// <summary>An e-licence that a registry knows of.</summary>
public sealed record ProvenLicence(string Number, DateOnly? ValidUntil);
