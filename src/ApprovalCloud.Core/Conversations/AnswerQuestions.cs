using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Conversations;

/// <summary>A clerk answers what the applicant asked their department about a step: all of it that waits.</summary>
public sealed record AnswerQuestions(Caller By, Guid ApplicationId, string Step, string Text, string? IdempotencyKey = null)
    : IRequest<Result<StepDecided>>, IStepRequest, IRepeatable
{
    public string Fingerprint => $"answer {ApplicationId:N} {Step}";

    // A question that comes while a clerk looks changes nothing that they decide on.
    public int? Version => null;
}

internal sealed class AnswerQuestionsValidator : AbstractValidator<AnswerQuestions>
{
    public AnswerQuestionsValidator() => RuleFor(request => request.Text)
        .NotEmpty().WithMessage(_ => ConversationMessages.EnterAnswer.Here())
        .MaximumLength(2_000).WithMessage(_ => Messages.WordsTooLong.Here());
}

internal sealed class AnswerQuestionsHandler(AppDbContext db, StepDecisions decisions, TimeProvider clock) : IRequestHandler<AnswerQuestions, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(AnswerQuestions request, CancellationToken cancellationToken) => decisions.Decide(request, async open =>
    {
        var (application, id, words) = (open.Application.Id, Guid.CreateVersion7(), request.Text.Trim());
        var thread = await db.StepMessages.OfScopedRows().Where(one => one.ApplicationId == application && one.Step == request.Step)
            .OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        var waiting = thread.Where(one => one is { IsFromApplicant: true, AnsweredAt: null }).ToList();
        if (waiting is [])
            return thread.FindLast(one => !one.IsFromApplicant) is { } answer
                ? new Problem(ProblemKind.Conflict, "AnsweredAlready", ConversationMessages.AnsweredBy.With(answer.AuthorName))
                : new Problem(ProblemKind.Conflict, "NothingAsked", ConversationMessages.NothingAsked);
        return new Prepared(new AnswerApplicant(request.By.Actor, request.Step, id, StepMessage.DigestOf(id, words)), () =>
        {
            var at = clock.Now();
            waiting.ForEach(one => one.Answered(at));
            db.StepMessages.Add(new StepMessage(application, id, request.Step, open.Service.Step(request.Step)!.Department, request.By, false, words, at));
            return Task.CompletedTask;
        });
    }, cancellationToken);
}
