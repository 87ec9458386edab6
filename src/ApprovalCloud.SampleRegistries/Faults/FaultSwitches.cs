using System.Collections.Concurrent;

namespace ApprovalCloud.SampleRegistries.Faults;

/// <summary>Which registry has which fault; to begin with, as <c>Faults:{registry}</c> says.</summary>
internal sealed class FaultSwitches
{
    private readonly ConcurrentDictionary<string, Fault> faults = new();

    public static FaultSwitches From(IConfiguration configuration)
    {
        var switches = new FaultSwitches();
        foreach (var entry in configuration.GetSection("Faults").GetChildren())
            switches[entry.Key] = new Fault(KindOf(entry.Value) ?? throw new InvalidOperationException($"Faults:{entry.Key} is none of {Kinds}."));
        return switches;
    }

    public static string Kinds => string.Join(", ", Enum.GetNames<FaultKind>().Select(Kebab));

    public IEnumerable<KeyValuePair<string, Fault>> All => faults.OrderBy(pair => pair.Key);

    public Fault this[string registry]
    {
        get => faults.GetValueOrDefault(registry, Fault.None);
        set => faults[registry] = value;
    }

    /// <summary>Written as <c>wrong-person</c>.</summary>
    public static FaultKind? KindOf(string? written) =>
        Enum.GetValues<FaultKind>().Cast<FaultKind?>().FirstOrDefault(kind => Kebab(kind.ToString()!) == written);

    public static string Kebab(string name) =>
        string.Concat(name.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
}
