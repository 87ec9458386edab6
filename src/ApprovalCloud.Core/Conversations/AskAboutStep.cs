using System.Globalization;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Conversations;

/// <summary>The applicant asks the department that has a step in hand, or had it, something about it.</summary>
public sealed record AskAboutStep(Caller By, Guid ApplicationId, string Step, string Text, string? IdempotencyKey = null)
    : IRequest<Result<MessageSent>>, IRepeatable, IActsFor
{
    public Acts Act => Acts.Answer;

    public string Fingerprint => $"ask {ApplicationId:N} {Step}";
}

public sealed record MessageSent(Guid Message);

internal sealed class AskAboutStepValidator : AbstractValidator<AskAboutStep>
{
    public AskAboutStepValidator() => RuleFor(request => request.Text)
        .NotEmpty().WithMessage(_ => ConversationMessages.EnterQuestion.Here())
        .MaximumLength(2_000).WithMessage(_ => Messages.WordsTooLong.Here());
}

internal sealed class AskAboutStepHandler(
    AppDbContext db, CaseFile caseFile, Idempotency idempotency, IOptions<ConversationOptions> options, TimeProvider clock)
    : IRequestHandler<AskAboutStep, Result<MessageSent>>
{
    public Task<Result<MessageSent>> Handle(AskAboutStep request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Ask(request, cancellationToken), cancellationToken));

    private async Task<Result<MessageSent>> Ask(AskAboutStep request, CancellationToken cancellationToken)
    {
        if (await caseFile.Open(db.Applications.HandledBy(request.By, request.Act), request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var (at, id, words) = (clock.Now(), Guid.CreateVersion7(), request.Text.Trim());
        var outcome = WorkflowEngine.Decide(
            open.Service, open.Run, new AskDepartment(request.By.Actor, request.Step, id, StepMessage.DigestOf(id, words)), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem();
        if (await WhyNot(open, request.Step, at, cancellationToken) is { } problem)
            return problem;
        await caseFile.Record(open, outcome, at, cancellationToken);
        db.StepMessages.Add(new StepMessage(open.Application.Id, id, request.Step, open.Service.Step(request.Step)!.Department, request.By, true, words, at));
        var sent = new MessageSent(id);
        idempotency.Remember(request, sent);
        await db.SaveChangesAsync(cancellationToken);
        return sent;
    }

    private async Task<Problem?> WhyNot(OpenCase open, string step, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (options.Value.OpenUntil(open.Application.EndedAt) is { } until && until < at)
        {
            var day = OfficeTime.Of(open.Service.Law).DateOf(until).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new Problem(ProblemKind.Conflict, "ConversationClosed", ConversationMessages.Closed.With(day));
        }

        var waiting = await db.StepMessages.OfScopedRows().CountAsync(
            one => one.ApplicationId == open.Application.Id && one.Step == step && one.IsFromApplicant && one.AnsweredAt == null, cancellationToken);
        return waiting >= options.Value.MostUnanswered
            ? new Problem(ProblemKind.Conflict, "TooManyQuestions", ConversationMessages.TooMany.With(waiting))
            : null;
    }
}
