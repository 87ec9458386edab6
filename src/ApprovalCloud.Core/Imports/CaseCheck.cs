using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Imports;

/// <summary>Finds what is wrong with the applications of one file, by the rules of a submission, before any of them is imported.</summary>
internal sealed class CaseCheck(AppDbContext db, EncryptionKeys keys, Workflows workflows, TimeProvider clock)
{
    /// <summary>Whoever has more to correct begins with these.</summary>
    public const int Most = 100;

    private readonly Dictionary<string, int> references = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, int Line)> people = new(StringComparer.Ordinal);

    /// <summary>Words by line and field.</summary>
    public Dictionary<string, string[]> Problems { get; } = [];

    public void Add(int line, Text words) => Problems.TryAdd($"{line}", [words.Here()]);

    public async Task Check(IReadOnlyList<CaseLine> lines, CancellationToken cancellationToken)
    {
        var numbers = lines.Select(line => line.Case.Applicant.IdentityNumber).Distinct().ToList();
        var known = await db.Users.WithIdentityIn(keys, numbers)
            .ToDictionaryAsync(user => user.IdentityNumber!, user => user.DisplayName, cancellationToken);
        foreach (var line in lines)
        {
            foreach (var (field, words) in Wrong(line, known.GetValueOrDefault(line.Case.Applicant.IdentityNumber)))
                Problems.TryAdd($"{line.Number}, {field}", words);
        }
    }

    private IEnumerable<(string Field, string[] Words)> Wrong(CaseLine line, string? knownAs)
    {
        var one = line.Case;
        if (one.Reference.Trim().Length is 0 or > CaseLine.LongestReference)
            yield return Field("reference", ImportMessages.Reference.With(CaseLine.LongestReference));
        else if (!references.TryAdd(one.Reference, line.Number))
            yield return Field("reference", ImportMessages.Twice.With(references[one.Reference]));
        if (one.SubmittedAt > clock.GetUtcNow() || one.SubmittedAt.Year < 2000)
            yield return Field("submittedAt", ImportMessages.Moment);
        var (number, name) = (one.Applicant.IdentityNumber, one.Applicant.Name);
        if (!Identifiers.IsResidentId(number))
            yield return Field("applicant.identityNumber", ImportMessages.Identity);
        else if (name.Trim().Length is 0 or > 100)
            yield return Field("applicant.name", ImportMessages.Name);
        else if (knownAs is not null && knownAs != name)
            yield return Field("applicant.name", ImportMessages.OtherNameHere);
        else if (!people.TryAdd(number, (name, line.Number)) && people[number].Name != name)
            yield return Field("applicant.name", ImportMessages.OtherName.With(people[number].Line));
        foreach (var wrong in workflows.Find(one.Service) is { } service ? Wrong(service, one) : [Field("service", Messages.ServiceNotFound)])
            yield return wrong;
    }

    private IEnumerable<(string Field, string[] Words)> Wrong(ServiceDefinition service, ImportedCase one)
    {
        if (service.Renews is not null)
            return [Field("service", ImportMessages.Renewal)];
        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, JsonAnswers.Read(one.Facts));
        var plan = WorkflowEngine.Plan(service, sheet.Facts);
        var errors = sheet.Problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() });
        foreach (var (fact, words) in sheet.Errors(plan, workflows.Vocabulary))
            errors.TryAdd(fact, words);
        foreach (var (fact, words) in Parties.Missing(service, plan.Facts, new Dictionary<string, FactSource>()))
            errors.TryAdd(fact, [words.Here()]);
        if (errors.Count > 0)
            return errors.Select(error => ($"facts.{error.Key}", error.Value));
        var begun = WorkflowEngine.Start(service, sheet.Facts, new Person(Guid.Empty, one.Applicant.Name), one.SubmittedAt);
        return begun.Refusal is { } refusal ? [Field("facts", refusal.ToProblem().Message)] : [];
    }

    private static (string Field, string[] Words) Field(string field, Text words) => (field, [words.Here()]);
}
