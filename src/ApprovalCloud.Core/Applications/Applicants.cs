using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>What is the applicant's to do: whoever is named in these acted as the applicant, or for them.</summary>
internal static class Applicants
{
    public static readonly IReadOnlyList<string> Events =
        [nameof(ApplicationSubmitted), nameof(CorrectionAnswered), nameof(ApplicationWithdrawn), nameof(AppealFiled),
         nameof(QuestionAsked), nameof(FileAttached), nameof(FileRemoved)];

    /// <summary>What no applicant reads: it stays within the department.</summary>
    public static readonly IReadOnlyList<string> Kept = [
        nameof(ReviewConcluded), nameof(ReviewReturned), nameof(OpinionAsked), nameof(OpinionGiven), nameof(NoteWritten), nameof(NoteWithdrawn),
        nameof(StepReassigned), nameof(StepEscalated)];
}
