using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Extends the limit of the whole case, by a supervisor for the head of the government (行政许可法 art. 42).</summary>
/// <param name="Length">In the unit of the law.</param>
/// <param name="Seen">How often it had been extended when the supervisor looked; null when that was not seen.</param>
public sealed record ExtendApplication(Caller By, Guid ApplicationId, int Length, string Reason, int? Seen = null) : IRequest<Result<CaseExtension>>;

public sealed record CaseExtension(DateTimeOffset DueAt, int Extensions);

internal sealed class ExtendApplicationValidator : AbstractValidator<ExtendApplication>
{
    public ExtendApplicationValidator()
    {
        RuleFor(request => request.Length).InclusiveBetween(1, 1_000).WithMessage(_ => ProcedureMessages.EnterLength.Here());
        RuleFor(request => request.Reason)
            .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class ExtendApplicationHandler(AppDbContext db, CaseFile caseFile, TimeProvider clock)
    : IRequestHandler<ExtendApplication, Result<CaseExtension>>
{
    public Task<Result<CaseExtension>> Handle(ExtendApplication request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => Attempt(request, cancellationToken));

    private async Task<Result<CaseExtension>> Attempt(ExtendApplication request, CancellationToken cancellationToken)
    {
        if (await caseFile.Open(db.Applications.SupervisedBy(request.By), request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var (law, application, at) = (open.Service.Law.Case, open.Application, clock.Now());
        var length = new Duration(request.Length, law.ExtensionUnit(application.Extensions));
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, new ExtendCase(request.By.Actor, length, request.Reason), at);
        if (outcome.Refusal is { } refusal)
        {
            return Result<CaseExtension>.Fail(refusal.ToProblem()).Under(
                nameof(request.Length), RefusalRule.ExtensionTooLong, Tasks.Extensions.TooLong(law.Extensions.ElementAtOrDefault(application.Extensions)));
        }

        if (request.Seen is { } seen && seen != application.Extensions)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);
        if (Tasks.Extensions.CheckLimit(application, at) is { } problem)
            return problem;
        await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new CaseExtension(application.DueAt!.Value, application.Extensions);
    }
}
