using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Applications;

/// <summary>The applicant asks a department for more time: to answer its correction, or to hand in what may follow.</summary>
/// <param name="Material">What may follow; null for the correction.</param>
/// <param name="Until">The new last day.</param>
public sealed record AskForMoreTime(Caller By, Guid ApplicationId, string Step, string? Material, DateOnly? Until, string Reason)
    : IRequest<Result<CaseStatus>>, IActsFor
{
    public Acts Act => Acts.Answer;
}

internal sealed class AskForMoreTimeValidator : AbstractValidator<AskForMoreTime>
{
    public AskForMoreTimeValidator()
    {
        RuleFor(request => request.Until).NotNull().WithMessage(_ => MoreTimeMessages.EnterDay.Here());
        RuleFor(request => request.Reason)
            .NotEmpty().WithMessage(_ => MoreTimeMessages.EnterReason.Here())
            .MaximumLength(2_000).WithMessage(_ => Messages.WordsTooLong.Here());
    }
}

internal sealed class AskForMoreTimeHandler(AppDbContext db, ApplicantDecisions decisions) : IRequestHandler<AskForMoreTime, Result<CaseStatus>>
{
    public async Task<Result<CaseStatus>> Handle(AskForMoreTime request, CancellationToken cancellationToken)
    {
        var asked = await db.WhenOvertakenAgain(() => decisions.Decide(
            request, request.ApplicationId,
            _ => new AskMoreTime(request.By.Actor, request.Step, request.Material, request.Until!.Value, request.Reason.Trim()), cancellationToken));
        return asked.Under(nameof(request.Until), RefusalRule.MoreTimeTooShort);
    }
}
