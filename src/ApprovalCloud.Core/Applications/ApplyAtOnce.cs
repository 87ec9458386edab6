using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Core.Applications;

/// <summary>Begins an application and submits it, for programs that have all of its answers: both are saved, or neither.</summary>
public sealed record ApplyAtOnce(Caller By, string Service, IReadOnlyDictionary<string, string> Answers) : IRequest<Result<Submitted>>, IRepeatable
{
    /// <summary>As for a draft.</summary>
    public string? Renews { get; init; }

    /// <summary>As for a draft; it must go as far as to send.</summary>
    public Guid? Under { get; init; }

    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(ApplyAtOnce)} {Draft.Fingerprint}";

    internal StartDraft Draft => new(By, Service, Answers) { Renews = Renews, Under = Under };
}

internal sealed class ApplyAtOnceHandler(AppDbContext db, NewDraft draft, Submission submission, Idempotency idempotency)
    : IRequestHandler<ApplyAtOnce, Result<Submitted>>
{
    public Task<Result<Submitted>> Handle(ApplyAtOnce request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Apply(request, cancellationToken), cancellationToken));

    private async Task<Result<Submitted>> Apply(ApplyAtOnce request, CancellationToken cancellationToken)
    {
        var begun = await draft.Begin(request.Draft, cancellationToken);
        if (!begun.IsOk)
            return begun.Problem;
        var (by, application, facts) = begun.Value;
        if (by.For?.WhyNot(Acts.Send) is { } problem)
            return problem;
        var submitted = await submission.Run(by, application, facts, SigningMethod.Session, cancellationToken);
        if (!submitted.IsOk)
            return submitted;
        idempotency.Remember(request, submitted.Value);
        await db.SaveAndLetGo(cancellationToken);
        return submitted;
    }
}
