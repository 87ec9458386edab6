using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Services.Search;

/// <summary>A service that was found, and why.</summary>
public sealed record FoundService(ServiceDefinition Service, IReadOnlyList<FoundWords> Because);

/// <param name="Term">What was looked for, in small letters and simplified characters.</param>
/// <param name="Words">What it was found in, as it stands there.</param>
public sealed record FoundWords(string Term, FoundIn In, FoundHow How, string Words, Language Language);

/// <summary>Everything that is said about every service, in every language: who reads one may search in another.</summary>
internal sealed class ServiceIndex(Workflows workflows, Han han)
{
    private readonly Lazy<List<(ServiceDefinition Service, List<Phrase> Phrases)>> services =
        new(() => [.. workflows.Services.Select(service => (service, Phrases(service, workflows, han).ToList()))]);

    /// <summary>The best first. If nothing says everything that was typed, what says some of it, and that it is so.</summary>
    public (IReadOnlyList<FoundService> Found, bool IsPartly) Find(string typed, Language reader, Func<ServiceDefinition, bool> isMeant)
    {
        var terms = Terms.Of(han.Fold(typed));
        var (found, isPartly) = Find(terms, reader, isMeant);
        if (terms.Count < 2 || (found.Count > 0 && !isPartly))
            return (found, isPartly);
        // Pinyin with spaces: a syllable by itself says too little.
        var joined = Find([string.Concat(terms)], reader, isMeant).Found;
        return joined.Count > 0 ? (joined, false) : (found, isPartly);
    }

    private (List<FoundService> Found, bool IsPartly) Find(IReadOnlyList<string> terms, Language reader, Func<ServiceDefinition, bool> isMeant)
    {
        var current = workflows.Current.ToHashSet(ReferenceEqualityComparer.Instance);
        var found = (
            from entry in services.Value
            where current.Contains(entry.Service) && isMeant(entry.Service)
            let because = terms.Select(term => Best(term, entry.Phrases, reader)).OfType<(double Score, FoundWords Words)>().ToList()
            where because.Count > 0
            orderby because.Count descending, because.Sum(one => one.Score) descending
            select new FoundService(entry.Service, [.. because.Select(one => one.Words).DistinctBy(words => (words.Term, words.Words))])).ToList();
        var all = found.Where(one => one.Because.Select(words => words.Term).Distinct().Count() == terms.Count).ToList();
        return all.Count > 0 ? (all, false) : (found, found.Count > 0);
    }

    private (double, FoundWords)? Best(string term, List<Phrase> phrases, Language reader)
    {
        (double Score, FoundWords Words)? best = null;
        foreach (var phrase in phrases)
        {
            if (Match.Of(term, phrase, han) is not { } match)
                continue;
            // Of the same words in two languages, the reader's own.
            var score = (phrase.Weight * match.Quality) + (phrase.Language == reader ? 0.5 : 0);
            if (best is null || score > best.Value.Score)
                best = (score, new FoundWords(term, phrase.In, match.How, phrase.Shown, phrase.Language));
        }

        return best;
    }

    private static IEnumerable<Phrase> Phrases(ServiceDefinition service, Workflows workflows, Han han) =>
        from language in Enum.GetValues<Language>()
        from said in Said(service, workflows, language)
        let folded = han.Fold(said.Words)
        where folded.Length > 0
        select new Phrase(said.In, language, said.Words, folded);

    private static IEnumerable<(FoundIn In, string Words)> Said(ServiceDefinition service, Workflows workflows, Language language) =>
    [
        (FoundIn.Title, service.Title.In(language)),
        .. service.AlsoCalled.In(language).Select(words => (FoundIn.AlsoCalled, words)),
        .. workflows.LifeEvents.Where(known => service.LifeEvents.Contains(known.Key)).Select(known => (FoundIn.LifeEvent, known.Title.In(language))),
        .. service.Steps.Select(step => step.Result).OfType<Text>().Select(result => (FoundIn.Result, result.In(language))),
        .. service.Steps.Select(step => (FoundIn.Step, step.Title.In(language))),
        .. service.Steps.Select(step => step.Department).Distinct().Select(department => (FoundIn.Department, workflows.Departments[department].Name.In(language))),
        .. service.Materials.Select(material => (FoundIn.Material, material.Title.In(language))),
        (FoundIn.Summary, service.Summary.In(language)),
    ];
}
