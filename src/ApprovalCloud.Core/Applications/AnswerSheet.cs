using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>What somebody answered, read with the vocabulary: the facts it gives, and what is wrong with the rest.</summary>
public sealed record AnswerSheet(Facts Facts, IReadOnlyDictionary<string, Text> Problems)
{
    /// <summary>Of what was taken before: it stands as it is.</summary>
    public static AnswerSheet Read(ServiceDefinition service, Vocabulary vocabulary, IReadOnlyDictionary<string, string> answers) =>
        Read(service, vocabulary, answers, FactReader.Kept);

    /// <summary>Of what somebody types, and of what stands as it is because it came from elsewhere or was taken before.</summary>
    public static AnswerSheet Typed(
        ServiceDefinition service, Vocabulary vocabulary, IReadOnlyDictionary<string, string> answers, IReadOnlyDictionary<string, string>? standing = null) =>
        Read(service, vocabulary, answers, (fact, text) => standing?.GetValueOrDefault(fact.Key) == text ? FactReader.Kept(fact, text) : FactReader.Read(fact, text));

    private static AnswerSheet Read(
        ServiceDefinition service, Vocabulary vocabulary, IReadOnlyDictionary<string, string> answers, Func<FactDefinition, string, (FactValue?, Text?)> read)
    {
        var facts = new List<KeyValuePair<string, FactValue>>(answers.Count);
        var problems = new Dictionary<string, Text>();
        var asked = service.Questions.Select(question => question.Fact).ToHashSet();
        foreach (var (key, typed) in answers)
        {
            var (value, problem) = asked.Contains(key)
                ? read(vocabulary[key], typed)
                : (null, Messages.FactUnknown.With(key));
            if (problem is not null)
                problems[key] = problem;
            else if (value is not null)
                facts.Add(new(key, value));
        }

        return new AnswerSheet(Facts.From(facts), problems);
    }

    /// <summary>A wrong answer to a question that is no longer asked stops nobody.</summary>
    public Dictionary<string, Text> ProblemsOf(Plan plan) => Problems
        .Where(problem => plan.Questions.Any(question => question.Fact == problem.Key)).ToDictionary();

    /// <summary>Everything that keeps it from being submitted, in the language of the request.</summary>
    public Dictionary<string, string[]> Errors(Plan plan, Vocabulary vocabulary)
    {
        var errors = ProblemsOf(plan).ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() });
        foreach (var open in plan.OpenQuestions)
            errors.TryAdd(open.Fact, [Messages.AnswerMissing.With(vocabulary.LabelOf(open.Fact)).Here()]);
        return errors;
    }

    /// <summary>The answers to keep: of questions that are asked, as checked values.</summary>
    public static Dictionary<string, string> Kept(Plan plan) => plan.Questions
        .Where(question => plan.Facts[question.Fact] is { } value and not FactValue.Nothing)
        .ToDictionary(question => question.Fact, question => plan.Facts[question.Fact]!.ToString());

    /// <summary>The same, and facts that a licence brought: no question asks for them, so no answer takes them away.</summary>
    public static Dictionary<string, string> Kept(Plan plan, ApplicationFacts before)
    {
        var kept = Kept(plan);
        foreach (var fact in before.Sources.Where(source => source.Value.Kind == SourceKind.Licence).Select(source => source.Key))
        {
            if (before.Answers.TryGetValue(fact, out var assigned))
                kept.TryAdd(fact, assigned);
        }

        return kept;
    }
}
