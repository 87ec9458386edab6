using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>A lookup is made with what can be known, and gives what is the registry's to give.</summary>
internal static class LookupChecker
{
    private const string File = "registries.yaml";

    public static IEnumerable<Finding> Check(Lookup lookup, Registry registry, Workflows workflows) =>
        [.. LookedUp(lookup, workflows), .. Given(lookup, registry, workflows)];

    private static IEnumerable<Finding> LookedUp(Lookup lookup, Workflows workflows)
    {
        var facts = workflows.Vocabulary.All.Select(fact => fact.Key);
        var persons = workflows.Services.SelectMany(service => service.Parties).Select(party => party.Key).Append(Supply.Applicant);
        var known = facts.Concat(persons).ToHashSet();
        foreach (var name in lookup.Names.Where(name => !known.Contains(name)))
            yield return Finding.Of(FindingRule.LookupNameUnknown, File, lookup.Line, lookup.Key, name, Names.Nearest(name, known));
        foreach (var name in lookup.Same.Keys.Where(name => !lookup.Names.Contains(name)))
            yield return Finding.Of(FindingRule.LookupSameUnknown, File, lookup.Line, lookup.Key, name, string.Join(", ", lookup.Names));
    }

    private static IEnumerable<Finding> Given(Lookup lookup, Registry registry, Workflows workflows)
    {
        foreach (var key in lookup.Facts.Keys)
        {
            if (workflows.Vocabulary.Find(key) is not { } fact)
                yield return Finding.Of(FindingRule.FactUnknown, File, lookup.Line, key, Names.Nearest(key, workflows.Vocabulary.All.Select(fact => fact.Key)));
            else if (fact.Registry != registry.Key)
                yield return Finding.Of(FindingRule.LookupOfAnothersFact, File, lookup.Line, lookup.Key, key, fact.Registry ?? "–");
        }

        foreach (var licence in lookup.Licences.Keys.Where(licence => !workflows.Licences.ContainsKey(licence)))
            yield return Finding.Of(FindingRule.LicenceUnknown, File, lookup.Line, lookup.Key, licence, Names.Nearest(licence, workflows.Licences.Keys));
    }
}
