using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>信用修复: a supervisor lets somebody commit again, and says why; never themselves.</summary>
public sealed record LiftBar(Caller By, Guid ApplicationId, string Step, string Reason) : IRequest<Result<Done>>;

internal sealed class LiftBarValidator : AbstractValidator<LiftBar>
{
    public LiftBarValidator() => RuleFor(request => request.Reason)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(1_000).WithMessage(_ => Messages.EnterNote.Here());
}

internal sealed class LiftBarHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<LiftBar, Result<Done>>
{
    public Task<Result<Done>> Handle(LiftBar request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var bar = await db.Bars.SupervisedBy(request.By)
            .SingleOrDefaultAsync(bar => bar.ApplicationId == request.ApplicationId && bar.Step == request.Step, cancellationToken);
        if (bar is null)
            return Problem.NotFound(PromiseMessages.BarNotFound);
        if (bar.PersonId == request.By.Id)
            return new Problem(ProblemKind.Forbidden, "OwnBar", PromiseMessages.OwnBar);
        if (bar.LiftedAt is not null)
            return new Problem(ProblemKind.Conflict, "AlreadyLifted", PromiseMessages.AlreadyLifted.With(bar.LiftedByName!));
        var at = clock.Now();
        bar.Lift(request.Reason.Trim(), request.By.Name, at);
        // The application's row version is the guard against two supervisors at once.
        var application = await db.Applications.SupervisedBy(request.By).SingleAsync(application => application.Id == bar.ApplicationId, cancellationToken);
        application.Touch(at);
        db.Outbox.Add(OutboxMessage.ToApplicant(application, application.EventCount, at, $"{NoticeLetters.BarLifted}/{bar.Step}"));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
