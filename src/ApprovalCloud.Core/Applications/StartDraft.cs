using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Applications;

/// <summary>Begins an application. What is wrong with the answers is reported, and nothing is begun.</summary>
public sealed record StartDraft(Caller By, string Service, IReadOnlyDictionary<string, string> Answers)
    : IRequest<Result<Guid>>, IRepeatable
{
    /// <summary>The number of the applicant's own licence that it is to renew.</summary>
    public string? Renews { get; init; }

    /// <summary>The delegation under which the caller begins it for another; null for themselves.</summary>
    public Guid? Under { get; init; }

    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(StartDraft)} {Service}{(Renews is null ? "" : $" {Renews}")}{(Under is null ? "" : $" {Under}")}";
}

internal sealed class StartDraftHandler(AppDbContext db, NewDraft draft, Idempotency idempotency, IOptions<DraftOptions> options) : IRequestHandler<StartDraft, Result<Guid>>
{
    public Task<Result<Guid>> Handle(StartDraft request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Start(request, cancellationToken), cancellationToken));

    private async Task<Result<Guid>> Start(StartDraft request, CancellationToken cancellationToken)
    {
        var begun = await draft.Begin(request, cancellationToken);
        if (!begun.IsOk)
            return begun.Problem;
        var applicant = begun.Value.Application.ApplicantId;
        if (await db.Applications.AsNoTracking().ForThePlatform().CountAsync(one => one.ApplicantId == applicant && one.SubmittedAt == null, cancellationToken) >= options.Value.Most)
            return new Problem(ProblemKind.Conflict, "TooManyDrafts", Messages.TooManyDrafts.With($"{options.Value.Most}"));
        idempotency.Remember(request, begun.Value.Application.Id);
        await db.SaveChangesAsync(cancellationToken);
        return begun.Value.Application.Id;
    }
}
