using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

public sealed record ListMyApplications(Caller By) : IRequest<Result<IReadOnlyList<MyApplication>>>;

/// <param name="Status">Draft, or the case's status.</param>
public sealed record MyApplication(
    Guid Id, string? Number, string Service, string Status, DateTimeOffset UpdatedAt, DateTimeOffset? SubmittedAt,
    DateTimeOffset? DueAt, DateTimeOffset? EndedAt, int StepsDone, int StepsNeeded)
{
    /// <summary>Until when a draft is kept if nobody goes on with it; null for ever, and for what is not a draft.</summary>
    public DateTimeOffset? KeptUntil { get; init; }
}

internal sealed class ListMyApplicationsHandler(AppDbContext db, DraftTerm term)
    : IRequestHandler<ListMyApplications, Result<IReadOnlyList<MyApplication>>>
{
    private const int Most = 200;

    public async Task<Result<IReadOnlyList<MyApplication>>> Handle(ListMyApplications request, CancellationToken cancellationToken)
    {
        var rows = await db.Applications.AsNoTracking().OwnedBy(request.By)
            .OrderByDescending(application => application.UpdatedAt)
            .Take(Most)
            .Select(application => new
            {
                Application = application,
                Steps = db.Steps.Where(step => step.ApplicationId == application.Id).Select(step => step.Status).ToList(),
            })
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<MyApplication>>.Ok([.. rows.Select(row => Row(row.Application, row.Steps))]);
    }

    private MyApplication Row(Application application, List<StepStatus> steps)
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
