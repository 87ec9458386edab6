using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>A lookup that can be made now, with what is looked up.</summary>
internal sealed record UsableLookup(Registry Registry, Lookup Lookup, IReadOnlyDictionary<string, string> Names, string Keys)
{
    public string Key => LookupChoice.KeyOf(Registry, Lookup);
}

/// <summary>Which lookups serve an application, and which of them can be made with what is known.</summary>
internal static class LookupChoice
{
    public static string KeyOf(Registry registry, Lookup lookup) => $"{registry.Key}/{lookup.Key}";

    /// <summary>Every lookup that could answer a question of the service, or prove a licence that it takes.</summary>
    public static IEnumerable<(Registry Registry, Lookup Lookup)> Serving(ServiceDefinition service, Workflows workflows)
    {
        var asked = service.Questions.Where(question => question.AskedBecause is null).Select(question => question.Fact).ToHashSet();
        var licences = service.Materials.Select(material => material.MetBy).ToHashSet();
        return
            from registry in workflows.Registries.Values
            from lookup in registry.Lookups
            where lookup.PersonNames.All(person => Supply.IsPerson(service, person))
                && (lookup.Facts.Keys.Any(asked.Contains) || lookup.Licences.Keys.Any(licences.Contains))
            select (registry, lookup);
    }

    /// <summary>Whether the step reads what one of them answers.</summary>
    public static bool Informs(ServiceDefinition service, Workflows workflows, string step)
    {
        var reads = service.Step(step)!.Reads;
        return Serving(service, workflows).Any(one => one.Lookup.Facts.Keys.Any(reads.Contains));
    }

    public static IEnumerable<UsableLookup> Usable(
        ServiceDefinition service, Workflows workflows, Facts facts, Participants people, IReadOnlySet<(string Registry, Guid Person)> allowed)
    {
        foreach (var (registry, lookup) in Serving(service, workflows))
        {
            var named = lookup.PersonNames.Select(name => people[name]).ToList();
            var asking = named.Count > 0 ? named : [people[Supply.Applicant]];
            if (asking.Exists(person => person is null || !allowed.Contains((registry.Key, person.Id))))
                continue;
            var names = lookup.PersonNames.ToDictionary(name => name, name => people[name]!.IdentityNumber);
            foreach (var fact in lookup.FactNames)
            {
                if (facts[fact] is { } value and not FactValue.Nothing)
                    names[fact] = value.ToString();
            }

            if (names.Count == lookup.Names.Count)
                yield return new UsableLookup(registry, lookup, names, Keys(lookup, names, people));
        }
    }

    // Where the person an answer concerns must take part, somebody joining makes it worth asking again.
    private static string Keys(Lookup lookup, Dictionary<string, string> names, Participants people)
    {
        var values = Hash(string.Join('\n', lookup.Names.Select(name => names[name])));
        return lookup.Concerns is null ? values : $"{values}.{Hash(people.Everybody)}";
    }

    /// <summary>Whether it is the same that was looked up, whoever takes part.</summary>
    public static bool SameValues(string keys, string? others) => keys.Split('.')[0] == others?.Split('.')[0];

    private static string Hash(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 12));
}
