namespace ApprovalCloud.Engine.Definition;

/// <summary>Somebody whose own word is needed can be recognised, and is heard.</summary>
internal static class PartyChecker
{
    public static IEnumerable<Finding> Check(ServiceDefinition service, Vocabulary vocabulary)
    {
        foreach (var party in service.Parties)
        {
            (string Fact, FactType Type, string Property)[] facts =
                [(party.Identity, FactType.ResidentId, "identity"), (party.Authorises, FactType.Declaration, "authorises")];
            foreach (var (key, type, property) in facts)
            {
                if (vocabulary.Find(key) is { } fact && fact.Type != type)
                {
                    yield return Finding.Of(FindingRule.PartyFactOfWrongType, service.File, party.Line,
                        party.Key, key, property, Reading.Names.Camel($"{type}"));
                }
            }

            if (vocabulary.Find(party.Authorises) is not null && !service.Steps.Any(step => step.Reads.Contains(party.Authorises)))
                yield return Finding.Of(FindingRule.PartyUnheard, service.File, party.Line, party.Key, party.Authorises);
            foreach (var late in TooLate(service, party))
                yield return Finding.Of(FindingRule.QuestionTooEarly, service.File, party.Line, party.Identity, late);
        }
    }

    // Whether somebody takes part must be clear before it is asked who it is.
    private static IEnumerable<string> TooLate(ServiceDefinition service, Party party)
    {
        var asked = service.Questions.Select(question => question.Fact).ToList();
        var place = asked.IndexOf(party.Identity);
        return (party.When?.Names ?? []).Concat(party.IsApplicant?.Names ?? []).Distinct()
            .Where(name => place >= 0 && asked.IndexOf(name) > place);
    }
}
