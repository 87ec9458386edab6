using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Hands a task over to a colleague of the same department.</summary>
public sealed record TransferStep(Caller By, Guid ApplicationId, string Step, Guid To, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class TransferStepValidator : AbstractValidator<TransferStep>
{
    public TransferStepValidator()
    {
        RuleFor(request => request.To).NotEmpty().WithMessage(_ => Messages.PickClerk.Here());
        RuleFor(request => request.Reason)
            .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class TransferStepHandler(AppDbContext db, StepDecisions decisions) : IRequestHandler<TransferStep, Result<StepDecided>>
{
    public async Task<Result<StepDecided>> Handle(TransferStep request, CancellationToken cancellationToken)
    {
        var to = await db.Users.AsNoTracking()
            .SingleOrDefaultAsync(user => user.Id == request.To && user.Department == request.By.Department, cancellationToken);
        if (to is null)
            return Problem.Invalid(new Dictionary<string, string[]> { [nameof(request.To)] = [Messages.PickClerk.Here()] });
        var receiver = new Actor(new Person(to.Id, to.DisplayName), to.Department, to.StepRoles);
        return await decisions.Decide(
            request, by => new Transfer(by, request.Step, receiver, request.Reason), cancellationToken);
    }
}
