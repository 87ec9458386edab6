using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Data;

/// <summary>Who may see which rows. Every query on citizens' data begins with one of these.</summary>
public static class Scopes
{
    /// <summary>The citizen's own applications.</summary>
    public static IQueryable<Application> OwnedBy(this IQueryable<Application> applications, Caller caller) =>
        applications.Where(application => application.ApplicantId == caller.Id);

    /// <summary>What has become a task of the clerk's own department.</summary>
    public static IQueryable<StepRow> TasksOf(this IQueryable<StepRow> steps, Caller caller) => steps.Where(step =>
        caller.Department != null && step.Department == caller.Department && step.OpenedAt != null);

    /// <summary>Submitted applications, for a supervisor: their course, never their facts.</summary>
    public static IQueryable<Application> SupervisedBy(this IQueryable<Application> applications, Caller caller) =>
        applications.Where(application => caller.IsSupervisor && application.SubmittedAt != null);

    /// <summary>Disputed facts that the clerk's own department holds.</summary>
    public static IQueryable<FactDispute> QuestionsTo(this IQueryable<FactDispute> disputes, Caller caller) =>
        disputes.Where(dispute => caller.Department != null && dispute.Department == caller.Department);

    /// <summary>The platform itself, where nobody looks on: the outbox, the log's verification.</summary>
    public static IQueryable<T> ForThePlatform<T>(this IQueryable<T> rows) => rows;

    /// <summary>Joined by key to rows that are scoped already.</summary>
    public static IQueryable<T> OfScopedRows<T>(this IQueryable<T> rows) => rows;

    /// <summary>Steps that somebody has in hand, or waits for the applicant with.</summary>
    public static IQueryable<StepRow> Active(this IQueryable<StepRow> steps) => steps.Where(step =>
        step.Status == StepStatus.Open || step.Status == StepStatus.AwaitingApplicant || step.Status == StepStatus.Suspended);
}
