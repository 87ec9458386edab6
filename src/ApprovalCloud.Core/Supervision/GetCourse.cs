using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>
/// The course of one application for a supervisor: who had it, how long; none of its facts, nor the applicant's name. It is
/// somebody's application all the same, so each look is written down.
/// </summary>
public sealed record GetCourse(Caller By, Guid ApplicationId, ReadSource Source = ReadSource.Page) : IRequest<Result<CourseView>>;

/// <param name="Holders">By step: who decided it, or has it in hand.</param>
public sealed record CourseView(
    Guid Id, string Number, CaseStatus Status, ServiceDefinition Service, DateTimeOffset SubmittedAt, DateTimeOffset DueAt,
    DateTimeOffset? EndedAt, IReadOnlyList<StepView> Steps, IReadOnlyDictionary<string, string> Holders,
    IReadOnlyList<CourseEvent> History)
{
    /// <summary>How often the limit of the case has been extended.</summary>
    public int Extensions { get; init; }
}

/// <param name="By">The clerk; null for the applicant and for the platform itself.</param>
public sealed record CourseEvent(DateTimeOffset At, string? By, bool IsByApplicant, string Kind, string? Step)
{
    /// <summary>秒批: the version of the rule that granted it; the facts it looked at are not a supervisor's.</summary>
    public int? RuleVersion { get; init; }
}

internal sealed class GetCourseHandler(AppDbContext db, CaseFile caseFile, AccessLedger ledger) : IRequestHandler<GetCourse, Result<CourseView>>
{
    public async Task<Result<CourseView>> Handle(GetCourse request, CancellationToken cancellationToken)
    {
        var visible = db.Applications.AsNoTracking().SupervisedBy(request.By);
        if (await caseFile.Open(visible, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        await ledger.Write(request.ApplicationId, request.By, new ReadEntry(ReadPurpose.Supervision, request.Source, []), cancellationToken);
        var (applicant, applicants) = (open.Application.ApplicantId, Applicants.Events);
        var history = (await db.HistoryOf(open.Application, row => true, cancellationToken)).Select(row => (
            Event: new CourseEvent(row.At, row.ActorId == applicant || applicants.Contains(row.Kind) ? null : row.ActorName, row.ActorId == applicant || applicants.Contains(row.Kind), row.Kind, row.Step),
            // A clerk's grant rests on no rule.
            Granted: row.Kind == nameof(StepGranted) && row.ActorId == null ? row : null));
        var application = open.Application;
        return new CourseView(
            application.Id, application.Number!, open.Run.Status(open.Service), open.Service, application.SubmittedAt!.Value,
            application.DueAt!.Value, application.EndedAt, [.. open.Steps.Select(StepView.Of)], Holders(open), [.. history.Select(row => row.Event with
            {
                RuleVersion = (row.Granted?.Read() as StepGranted)?.Rule?.Version,
            })])
        {
            Extensions = application.Extensions,
        };
    }

    private static Dictionary<string, string> Holders(OpenCase open) => open.Steps
        .Where(step => (step.DecidedByName ?? step.AssigneeName) is not null)
        .ToDictionary(step => step.Key, step => (step.DecidedByName ?? step.AssigneeName)!);
}
