using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>A supervisor moves a step to another clerk of its department, or back to the department's queue.</summary>
/// <param name="To">Null for the queue.</param>
/// <param name="Version">The step's version that the supervisor saw; null when none was seen.</param>
public sealed record ReassignStep(Caller By, Guid ApplicationId, string Step, Guid? To, string Reason, int? Version = null) : IRequest<Result<Done>>;

internal sealed class ReassignStepValidator : AbstractValidator<ReassignStep>
{
    public ReassignStepValidator() => RuleFor(request => request.Reason)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class ReassignStepHandler(AppDbContext db, CaseFile caseFile, TimeProvider clock) : IRequestHandler<ReassignStep, Result<Done>>
{
    public Task<Result<Done>> Handle(ReassignStep request, CancellationToken cancellationToken) => db.WhenOvertakenAgain(() => Attempt(request, cancellationToken));

    private async Task<Result<Done>> Attempt(ReassignStep request, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> concerned = request.To is { } receiver ? [request.By.Id, receiver] : [request.By.Id];
        if (await caseFile.Open(db.Applications.SupervisedBy(request.By), request.ApplicationId, cancellationToken, concerned) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var to = request.To is { } id ? await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id && user.ClosedAt == null, cancellationToken) : null;
        if (to is null && request.To is not null)
            return InField.Wrong(nameof(request.To), Messages.PickClerk);
        var (at, row) = (clock.Now(), open.Steps.SingleOrDefault(step => step.Key == request.Step));
        var actor = to is null ? null : new Actor(new Person(to.Id, to.DisplayName), to.Department, to.StepRoles);
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, new Reassign(request.By.Actor, request.Step, actor, request.Reason), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem(OfficeTime.Of(open.Service.Law));
        if (request.Version is { } seen && seen != row!.Version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);
        await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
