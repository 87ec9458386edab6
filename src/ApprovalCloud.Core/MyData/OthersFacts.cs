using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.MyData;

/// <summary>Which answers of an application are somebody else's own: what a registry said of a party, and their sensitive facts.</summary>
internal sealed class OthersFacts
{
    private readonly ApplicationFacts facts;
    private readonly Workflows workflows;
    private readonly HashSet<string> others;

    public OthersFacts(Application application, ApplicationFacts facts, Workflows workflows)
    {
        (this.facts, this.workflows) = (facts, workflows);
        var service = workflows.Find(application.Service, application.ServiceVersion) ?? workflows.Find(application.Service)!;
        var known = AnswerSheet.Read(service, workflows.Vocabulary, facts.Answers).Facts;
        others = [.. service.Parties.Where(party => !party.IsTheApplicant(known)).Select(party => party.Key)];
    }

    public bool IsAbout(string fact)
    {
        if (others.Count == 0 || workflows.Vocabulary.Find(fact) is not { } known || known.Sensitivity == Sensitivity.Public)
            return false;
        var lookup = facts.Sources.GetValueOrDefault(fact) is { Kind: SourceKind.Registry } source
            ? workflows.Registries.GetValueOrDefault(source.From)?.Lookups.FirstOrDefault(one => one.Key == source.Lookup)
            : null;
        return lookup?.PersonNames.Any(others.Contains) == true
            || (known.Sensitivity == Sensitivity.Sensitive && others.Contains(fact.Split('.')[0]));
    }
}
