using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>The department that issued a licence takes it back (行政许可法 art. 69): who, when and why stay on it, and its holder is told.</summary>
/// <param name="Version">The licence's version that the clerk saw; null when none was seen.</param>
public sealed record RevokeLicence(Caller By, string Number, string Reason, int? Version = null) : IRequest<Result<Revoked>>;

public sealed record Revoked(string Number, DateTimeOffset At, int Version);

internal sealed class RevokeLicenceValidator : AbstractValidator<RevokeLicence>
{
    public RevokeLicenceValidator() => RuleFor(request => request.Reason)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class RevokeLicenceHandler(AppDbContext db, CaseFile caseFile, TimeProvider clock)
    : IRequestHandler<RevokeLicence, Result<Revoked>>
{
    public Task<Result<Revoked>> Handle(RevokeLicence request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Revoked>(async () =>
    {
        var licence = await db.Licences.IssuedBy(request.By).SingleOrDefaultAsync(licence => licence.Number == request.Number, cancellationToken);
        if (licence is null
            || await caseFile.Open(db.Applications.OfScopedRows(), licence.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.LicenceNotFound);
        var at = clock.Now();
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, new Revoke(request.By.Actor, licence.Step, licence.Number, request.Reason), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem();
        if (licence.RevokedAt is not null)
            return new Problem(ProblemKind.Conflict, "AlreadyRevoked", Messages.AlreadyRevoked.With(licence.RevokedByName!));
        if (request.Version is { } seen && seen != licence.Version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);

        await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Revoked(licence.Number, at, licence.Version);
    });
}
