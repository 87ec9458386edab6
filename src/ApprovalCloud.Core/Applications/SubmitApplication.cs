using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>Submits a draft: from here on it runs through every department it needs, under the service's present version.</summary>
public sealed record SubmitApplication(Caller By, Guid ApplicationId, string? IdempotencyKey = null)
    : IRequest<Result<Submitted>>, IRepeatable, IActsFor
{
    /// <summary>How the applicant confirmed it; whoever sends this has checked the confirmation.</summary>
    public SigningMethod Signing { get; init; }

    public Acts Act => Acts.Send;

    public string Fingerprint => $"{nameof(SubmitApplication)} {ApplicationId}";
}

public sealed record Submitted(Guid Id, string Number, CaseStatus Status, DateTimeOffset DueAt, IReadOnlyList<StepView> Steps);

internal sealed class SubmitApplicationHandler(AppDbContext db, Submission submission, Idempotency idempotency, RefreshFacts refresh)
    : IRequestHandler<SubmitApplication, Result<Submitted>>
{
    public Task<Result<Submitted>> Handle(SubmitApplication request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Submit(request, cancellationToken), cancellationToken));

    private async Task<Result<Submitted>> Submit(SubmitApplication request, CancellationToken cancellationToken)
    {
        if (await Draft(request, cancellationToken) is not var (application, facts))
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        if (refresh.IsDue(facts))
        {
            if (await refresh.Expired(request, application.Id, cancellationToken) is { } changed)
                return changed;
            (application, facts) = (await Draft(request, cancellationToken))!;
        }

        var submitted = await submission.Run(request.By, application, facts, request.Signing, cancellationToken);
        if (!submitted.IsOk)
            return submitted;
        idempotency.Remember(request, submitted.Value);
        await db.SaveAndLetGo(cancellationToken);
        return submitted;
    }

    private async Task<DraftRows?> Draft(SubmitApplication request, CancellationToken cancellationToken) => request.By.For is null
        ? await db.OwnAnswers(request.ApplicationId, request.By.Id, cancellationToken)
        : await db.Applications.HandledBy(request.By, request.Act).Where(application => application.Id == request.ApplicationId)
            .Join(db.ApplicationFacts, application => application.Id, facts => facts.ApplicationId, (application, facts) => new DraftRows(application, facts))
            .SingleOrDefaultAsync(cancellationToken);
}
