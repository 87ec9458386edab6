using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Opinions;

/// <summary>A clerk of the department that was asked gives its opinion, or declines to.</summary>
public sealed record AnswerOpinion(Caller By, Guid ApplicationId, Guid Opinion, Stance Stance, string Answer, string? IdempotencyKey = null)
    : IRequest<Result<Done>>, IRepeatable
{
    public string Fingerprint => $"{nameof(AnswerOpinion)} {ApplicationId:N} {Opinion:N} {Stance}";
}

internal sealed class AnswerOpinionValidator : AbstractValidator<AnswerOpinion>
{
    public AnswerOpinionValidator()
    {
        RuleFor(request => request.Answer).NotEmpty().When(request => request.Stance != Stance.NoComment).WithMessage(_ => OpinionMessages.EnterAnswer.Here());
        RuleFor(request => request.Answer).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AnswerOpinionHandler(AppDbContext db, CaseFile caseFile, Idempotency idempotency, TimeProvider clock) : IRequestHandler<AnswerOpinion, Result<Done>>
{
    public Task<Result<Done>> Handle(AnswerOpinion request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Answer(request, cancellationToken), cancellationToken));

    private async Task<Result<Done>> Answer(AnswerOpinion request, CancellationToken cancellationToken)
    {
        var opinion = await db.Opinions.AskedOf(request.By)
            .SingleOrDefaultAsync(one => one.ApplicationId == request.ApplicationId && one.Id == request.Opinion, cancellationToken);
        if (opinion is null || await caseFile.Open(db.Applications.OfScopedRows(), request.ApplicationId, cancellationToken, request.By.Id) is not { } open)
            return Problem.NotFound(OpinionMessages.NotFound);
        if (opinion.AnsweredByName is { } first)
            return new Problem(ProblemKind.Conflict, "AnsweredAlready", OpinionMessages.AnsweredBy.With(first));
        var (at, words) = (clock.Now(), request.Answer.Trim());
        var give = new GiveOpinion(request.By.Actor, opinion.Step, opinion.Id, request.Stance, StepMessage.DigestOf(opinion.Id, words));
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, give, at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem();
        opinion.Answered(request.Stance, words, request.By, at);
        await caseFile.Record(open, outcome, at, cancellationToken);
        idempotency.Remember(request, Done.It);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
