using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Whoever is said to hold a fact exists, can be asked, and gives it.</summary>
internal static class RegistryChecker
{
    private const string File = "registries.yaml";

    public static IEnumerable<Finding> Check(Workflows workflows) => [
        .. workflows.Registries.Values.SelectMany(registry => Registry(registry, workflows)),
        .. workflows.Vocabulary.All.OrderBy(fact => fact.Line).SelectMany(fact => Held(fact, workflows)),
    ];

    private static IEnumerable<Finding> Registry(Registry registry, Workflows workflows)
    {
        if (!workflows.Departments.ContainsKey(registry.Owner))
        {
            yield return Finding.Of(FindingRule.DepartmentUnknown, File, registry.Line,
                registry.Owner, Names.Nearest(registry.Owner, workflows.Departments.Keys));
        }

        if (registry.Protocol == RegistryProtocol.XRoad && registry.XRoad is null)
            yield return Finding.Of(FindingRule.RegistryWithoutXRoad, File, registry.Line, registry.Key);
        if (registry.Lookups.Count == 0)
            yield return Finding.Of(FindingRule.RegistryWithoutLookups, File, registry.Line, registry.Key);
        foreach (var finding in registry.Lookups.SelectMany(lookup => LookupChecker.Check(lookup, registry, workflows)))
            yield return finding;
    }

    private static IEnumerable<Finding> Held(FactDefinition fact, Workflows workflows)
    {
        if (fact.Registry is not { } key)
            yield break;
        if (!workflows.Registries.TryGetValue(key, out var registry))
        {
            yield return Finding.Of(FindingRule.RegistryUnknown, "facts.yaml", fact.Line,
                fact.Key, key, Names.Nearest(key, workflows.Registries.Keys));
        }
        else if (!registry.Lookups.Any(lookup => lookup.Facts.ContainsKey(fact.Key)))
        {
            yield return Finding.Of(FindingRule.RegistrySuppliesNot, "facts.yaml", fact.Line, fact.Key, key);
        }
    }
}
