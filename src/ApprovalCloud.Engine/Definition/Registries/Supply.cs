using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Definition;

/// <summary>
/// Which of a service's facts registries can supply. A lookup can be used once everything is known that its path names,
/// be it typed or from another lookup. What a service asks all the same, with a reason, counts as not supplied.
/// </summary>
public static class Supply
{
    public const string Applicant = "applicant";

    /// <summary>What registries can supply to a service where these facts are known.</summary>
    public static IReadOnlySet<string> Facts(Workflows workflows, ServiceDefinition service, Facts known) =>
        Close(workflows, service, known).Facts;

    /// <summary>What nobody has to type while the form is filled in from its first question to its last.</summary>
    public static IReadOnlySet<string> InForm(Workflows workflows, ServiceDefinition service, Plan plan)
    {
        var known = plan.Facts.Only(fact => plan.Facts[fact] is FactValue.Nothing);
        var supplied = new HashSet<string>();
        foreach (var question in plan.Questions)
        {
            if (Facts(workflows, service, known).Contains(question.Fact))
                supplied.Add(question.Fact);
            if (plan.Facts[question.Fact] is { } value)
                known = known.With(question.Fact, value);
        }

        return supplied;
    }

    /// <summary>The e-licences that registries prove where these facts are known.</summary>
    public static IReadOnlySet<string> Licences(Workflows workflows, ServiceDefinition service, Facts known) =>
        Close(workflows, service, known).Lookups.SelectMany(lookup => lookup.Licences.Keys).ToHashSet();

    /// <summary>What registries can supply in some situation once the questions before this one are answered.</summary>
    internal static IReadOnlySet<string> Before(Workflows workflows, ServiceDefinition service, Question question)
    {
        var earlier = service.Questions.TakeWhile(other => other.Fact != question.Fact).Select(other => other.Fact).ToHashSet();
        return Close(workflows, service, earlier.Contains, _ => person => IsPerson(service, person), _ => true).Facts;
    }

    /// <summary>Whether a lookup can name this person in this service: the applicant, or one of its parties.</summary>
    public static bool IsPerson(ServiceDefinition service, string person) =>
        person == Applicant || service.Parties.Any(party => party.Key == person);

    private static (HashSet<string> Facts, List<Lookup> Lookups) Close(Workflows workflows, ServiceDefinition service, Facts known) =>
        Close(workflows, service, fact => IsKnown(known, fact), supplied => person => CanBeLookedUp(service, known, supplied, person),
            lookup => !FoundNone(lookup, known));

    private static (HashSet<string> Facts, List<Lookup> Lookups) Close(
        Workflows workflows, ServiceDefinition service, Func<string, bool> isKnown,
        Func<HashSet<string>, Func<string, bool>> isThere, Func<Lookup, bool> finds)
    {
        // Only what the service asks for is taken, so only that can be looked further with.
        var wanted = service.Questions.Where(question => question.AskedBecause is null).Select(question => question.Fact).ToHashSet();
        var (supplied, used) = (new HashSet<string>(), new List<Lookup>());
        var left = workflows.Registries.Values.SelectMany(registry => registry.Lookups).Where(finds).ToList();
        while (left.Find(CanBeUsed) is { } lookup)
        {
            supplied.UnionWith(lookup.Facts.Keys.Where(wanted.Contains));
            used.Add(lookup);
            left.Remove(lookup);
        }

        return (supplied, used);

        bool CanBeUsed(Lookup lookup) =>
            lookup.FactNames.All(fact => isKnown(fact) || supplied.Contains(fact)) && lookup.PersonNames.All(isThere(supplied));
    }

    private static bool IsKnown(Facts known, string fact) => known[fact] is not (null or FactValue.Nothing);

    // Somebody other than the applicant is looked up only after it has been said who it is.
    private static bool CanBeLookedUp(ServiceDefinition service, Facts known, HashSet<string> supplied, string person) =>
        person == Applicant || service.Parties.Any(party => party.Key == person && party.TakesPart(known)
            && (party.IsTheApplicant(known) || IsKnown(known, party.Identity) || supplied.Contains(party.Identity)));

    // The one entry it looks for would have brought a fact of which it is known that there is none.
    private static bool FoundNone(Lookup lookup, Facts known) =>
        lookup.Single is not null && lookup.Facts.Keys.Any(fact => known[fact] is FactValue.Nothing);
}
