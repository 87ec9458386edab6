using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>What is taken of a registry's answer: the facts this service asks for, about people who agreed.</summary>
internal static class Taking
{
    /// <param name="sensitiveToo">Whether sensitive facts are taken.</param>
    /// <param name="disputed">Facts whose registry value the applicant says is wrong: their own word stands.</param>
    public static void Take(
        this ApplicationFacts row, UsableLookup asked, RegistryAnswer answer, ServiceDefinition service, Vocabulary vocabulary,
        Func<string?, bool> mayConcern, IReadOnlySet<string> disputed, DateTimeOffset at, bool sensitiveToo = true)
    {
        var (refused, withheld) = (new List<string>(answer.Unreadable), new List<string>());
        if (answer.Outcome == LookupOutcome.Answered)
        {
            var about = asked.Lookup.Concerns is null ? asked.Lookup.PersonNames.Any() : mayConcern(answer.Concerns);
            var (answers, sources) = (row.Answers.ToDictionary(), row.Sources.ToDictionary());
            var known = AnswerSheet.Read(service, vocabulary, answers).Facts;
            foreach (var (fact, value) in answer.Facts.Where(fact => Asks(service, fact.Key) && service.Asks(fact.Key, known) && !disputed.Contains(fact.Key)))
            {
                if (vocabulary[fact].Sensitivity != Sensitivity.Public && !about)
                {
                    refused.Add(fact);
                    continue;
                }

                if (!sensitiveToo && vocabulary[fact].Sensitivity == Sensitivity.Sensitive)
                {
                    withheld.Add(fact);
                    continue;
                }

                // Which company it is about is the applicant's choice: what they typed stays.
                if (asked.Lookup.Single is not null && answers.ContainsKey(fact) && !sources.ContainsKey(fact))
                    continue;
                answers[fact] = value;
                sources[fact] = new FactSource(SourceKind.Registry, asked.Registry.Key, value, at, asked.Registry.Trust)
                {
                    Lookup = asked.Lookup.Key, Proof = answer.Proof,
                    ValidUntil = vocabulary[fact].ValidForDays is { } days ? at.AddDays(days) : null,
                };
            }

            row.Replace(answers);
            row.ReplaceSources(sources);
        }

        row.Remember(asked.Key, new LookupState(asked.Keys, answer.Outcome, at) { Refused = [.. refused, .. withheld], IsWithoutSensitive = withheld.Count > 0 });
    }

    /// <summary>Takes away what was looked up with something that has changed since.</summary>
    public static void DropStale(this ApplicationFacts row, IEnumerable<UsableLookup> usable)
    {
        var keys = usable.ToDictionary(lookup => lookup.Key, lookup => lookup.Keys);
        var stale = row.Sources
            .Where(source => source.Value is { Kind: SourceKind.Registry, Lookup: { } lookup }
                && $"{source.Value.From}/{lookup}" is var key
                && row.Lookups.GetValueOrDefault(key) is { } state && !LookupChoice.SameValues(state.Keys, keys.GetValueOrDefault(key)))
            .Select(source => source.Key).ToHashSet();
        if (stale.Count == 0)
            return;
        row.Replace(row.Answers.Where(answer => !stale.Contains(answer.Key)).ToDictionary());
        row.ReplaceSources(row.Sources.Where(source => !stale.Contains(source.Key)).ToDictionary());
    }

    private static bool Asks(ServiceDefinition service, string fact) =>
        service.Questions.Any(question => question.Fact == fact && question.AskedBecause is null);

    public static IEnumerable<MaterialRow> Proven(
        this RegistryAnswer answer, Guid application, ServiceDefinition service, string registry, DateTimeOffset at) =>
        from licence in answer.Licences
        from material in service.Materials
        where material.MetBy == licence.Key
        select new MaterialRow(
            application, material.Key, licence.Key, licence.Value.Number, SourceKind.Registry, registry, at,
            licence.Value.ValidUntil is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null);
}
