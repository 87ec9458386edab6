using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Applications;

/// <summary>The applicant takes the application back: what is undecided ends, what was granted stands.</summary>
public sealed record WithdrawApplication(Caller By, Guid ApplicationId, string Reason) : IRequest<Result<CaseStatus>>, IActsFor
{
    public Acts Act => Acts.Send;
}

internal sealed class WithdrawApplicationValidator : AbstractValidator<WithdrawApplication>
{
    public WithdrawApplicationValidator() =>
        RuleFor(request => request.Reason).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class WithdrawApplicationHandler(AppDbContext db, ApplicantDecisions decisions)
    : IRequestHandler<WithdrawApplication, Result<CaseStatus>>
{
    public Task<Result<CaseStatus>> Handle(WithdrawApplication request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => decisions.Decide(
            request, request.ApplicationId, _ => new Withdraw(request.By.Actor, request.Reason ?? ""), cancellationToken));
}
