using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

public static class SourceQueries
{
    /// <summary>The lookup a source came by; null for other sources.</summary>
    public static Lookup? LookupOf(this Workflows workflows, FactSource source) =>
        workflows.Registries.GetValueOrDefault(source.From)?.Lookups.FirstOrDefault(lookup => lookup.Key == source.Lookup);

    /// <summary>Whether the service asks for the fact, with these answers.</summary>
    public static bool Asks(this ServiceDefinition service, string fact, Facts facts) =>
        service.Questions.FirstOrDefault(question => question.Fact == fact) is { } question && question.When?.Evaluate(facts) is not Truth.False;

    /// <summary>It says which of somebody's things the application is about, and the applicant may mean another.</summary>
    public static bool IsChoice(this Workflows workflows, FactSource source) => workflows.LookupOf(source)?.Single is not null;
}
