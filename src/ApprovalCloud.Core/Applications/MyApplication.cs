using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>An application or draft in its applicant's list.</summary>
/// <param name="Status">Draft, or the case's status.</param>
public sealed record MyApplication(
    Guid Id, string? Number, string Service, string Status, DateTimeOffset UpdatedAt, DateTimeOffset? SubmittedAt,
    DateTimeOffset? DueAt, DateTimeOffset? EndedAt, int StepsDone, int StepsNeeded)
{
    /// <summary>Until when a draft is kept if nobody goes on with it; null for ever, and for what is not a draft.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    internal static MyApplication Of(Application application, IReadOnlyCollection<StepStatus> steps, DraftTerm term)
    {
        var status = application switch
        {
            { IsDraft: true } => "Draft",
            { EndedAs: { } ended } => ended.ToString(),
            _ => steps.Contains(StepStatus.AwaitingApplicant) ? nameof(CaseStatus.AwaitingApplicant) : nameof(CaseStatus.InReview),
        };
        return new MyApplication(
            application.Id, application.Number, application.Service, status, application.UpdatedAt, application.SubmittedAt,
            application.DueAt, application.EndedAt,
            steps.Count(step => step is StepStatus.Granted or StepStatus.Refused or StepStatus.NotAccepted),
            steps.Count(step => step != StepStatus.NotRequired))
        { KeptUntil = term.KeptUntil(application) };
    }
}
