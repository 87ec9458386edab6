using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>A draft as its applicant sees it: what was typed, what is wrong with it, and what the service needs so far.</summary>
public sealed record DraftView(
    Guid Id, ServiceDefinition Service, DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, Text> Problems, Plan Plan)
{
    /// <summary>Where answers come from that were not typed.</summary>
    public IReadOnlyDictionary<string, FactSource> Sources { get; init; } = new Dictionary<string, FactSource>();

    /// <summary>Whose agreement is still missing, by the fact that it is.</summary>
    public IReadOnlyDictionary<string, Text> MissingAgreements { get; init; } = new Dictionary<string, Text>();

    /// <summary>Facts that the applicant says a registry has wrong.</summary>
    public IReadOnlyDictionary<string, DisputeView> Disputes { get; init; } = new Dictionary<string, DisputeView>();

    /// <summary>How asking the registries came out, by <c>registry/lookup</c>.</summary>
    public IReadOnlyDictionary<string, LookupState> Lookups { get; init; } = new Dictionary<string, LookupState>();

    /// <summary>Answers that were not saved, because they had been changed elsewhere meanwhile.</summary>
    public IReadOnlyDictionary<string, AnswerConflict> Conflicts { get; init; } = new Dictionary<string, AnswerConflict>();

    /// <summary>Until when it is kept if nobody goes on with it; null for ever.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    public bool IsComplete => Problems.Count == 0 && MissingAgreements.Count == 0 && !Plan.OpenQuestions.Any();
}

/// <param name="Before">The answer that was changed, as it was then; what it is now stands among the answers.</param>
/// <param name="Typed">What was to become of it.</param>
public sealed record AnswerConflict(string Before, string Typed);

internal sealed class DraftViews(Workflows workflows, DraftTerm term)
{
    public DraftView Of(Application application, ServiceDefinition service, ApplicationFacts row)
    {
        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, row.Answers, row.FromElsewhere());
        var plan = WorkflowEngine.Plan(service, sheet.Facts);
        return new DraftView(application.Id, service, application.UpdatedAt, row.Answers, sheet.ProblemsOf(plan), plan)
        {
            Sources = row.Sources, Lookups = row.Lookups, MissingAgreements = Parties.Missing(service, plan.Facts, row.Sources), KeptUntil = term.KeptUntil(application),
        };
    }
}
