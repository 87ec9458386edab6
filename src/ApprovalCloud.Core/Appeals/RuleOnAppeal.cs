using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Appeals;

/// <summary>A supervisor decides an appeal: the refusal stands, or is set aside and the step is decided anew.</summary>
/// <param name="Version">The step's version that the supervisor saw; null when none was seen.</param>
public sealed record RuleOnAppeal(Caller By, Guid ApplicationId, string Step, AppealOutcome? Outcome, string Reason, int? Version = null)
    : IRequest<Result<AppealRuled>>;

public sealed record AppealRuled(string Step, AppealOutcome Outcome, StepStatus Status, CaseStatus Application);

internal sealed class RuleOnAppealValidator : AbstractValidator<RuleOnAppeal>
{
    public RuleOnAppealValidator()
    {
        RuleFor(request => request.Outcome).NotNull().WithMessage(_ => AppealMessages.ChooseResult.Here())
            .IsInEnum().WithMessage(_ => AppealMessages.ChooseResult.Here());
        RuleFor(request => request.Reason).NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class RuleOnAppealHandler(AppDbContext db, CaseFile caseFile, TimeProvider clock) : IRequestHandler<RuleOnAppeal, Result<AppealRuled>>
{
    public Task<Result<AppealRuled>> Handle(RuleOnAppeal request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<AppealRuled>(async () =>
    {
        if (await caseFile.Open(db.Applications.SupervisedBy(request.By), request.ApplicationId, cancellationToken, request.By.Id) is not { } open
            || open.Steps.FirstOrDefault(row => row.Key == request.Step) is not { } row)
            return Problem.NotFound(AppealMessages.NotFound);
        var at = clock.Now();
        var outcome = WorkflowEngine.Decide(
            open.Service, open.Run, new DecideAppeal(request.By.Actor, request.Step, request.Outcome!.Value, request.Reason.Trim()), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem();
        if (request.Version is { } seen && seen != row.Version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);

        outcome = await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new AppealRuled(request.Step, request.Outcome.Value, row.Status, outcome.Run!.Status(open.Service));
    });
}
