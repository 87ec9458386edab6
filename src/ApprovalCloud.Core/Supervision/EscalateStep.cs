using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Supervision;

/// <summary>A supervisor writes to the clerks of a step's department about it; it stands with the task until one of them acts on it.</summary>
public sealed record EscalateStep(Caller By, Guid ApplicationId, string Step, string Message) : IRequest<Result<Done>>;

internal sealed class EscalateStepValidator : AbstractValidator<EscalateStep>
{
    private static readonly Text EnterMessage = new("Enter what you write to the clerks", "请填写督办意见", "請填寫督辦意見");

    public EscalateStepValidator() => RuleFor(request => request.Message)
        .NotEmpty().WithMessage(_ => EnterMessage.Here())
        .MaximumLength(2_000).WithMessage(_ => Messages.WordsTooLong.Here());
}

internal sealed class EscalateStepHandler(AppDbContext db, CaseFile caseFile, TimeProvider clock) : IRequestHandler<EscalateStep, Result<Done>>
{
    public Task<Result<Done>> Handle(EscalateStep request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        if (await caseFile.Open(db.Applications.SupervisedBy(request.By), request.ApplicationId, cancellationToken, request.By.Id) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var at = clock.Now();
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, new Escalate(request.By.Actor, request.Step, request.Message.Trim()), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem(OfficeTime.Of(open.Service.Law));
        await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
