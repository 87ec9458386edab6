using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>A draft as its applicant sees it: what was typed, what is wrong with it, and what the service needs so far.</summary>
public sealed record DraftView(
    Guid Id, ServiceDefinition Service, DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, Text> Problems, Plan Plan)
{
    public bool IsComplete => Problems.Count == 0 && !Plan.OpenQuestions.Any();
}

internal sealed class DraftViews(Workflows workflows)
{
    public DraftView Of(Application application, ServiceDefinition service, IReadOnlyDictionary<string, string> answers)
    {
        var sheet = AnswerSheet.Read(service, workflows.Vocabulary, answers);
        var plan = WorkflowEngine.Plan(service, sheet.Facts);
        return new DraftView(application.Id, service, application.UpdatedAt, answers, sheet.ProblemsOf(plan), plan);
    }
}
