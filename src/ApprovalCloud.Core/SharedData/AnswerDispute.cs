using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>The department that holds a fact answers whoever disputes it.</summary>
public sealed record AnswerDispute(Caller By, Guid ApplicationId, string Fact, DisputeVerdict Verdict, string Answer, int Version) : IRequest<Result<Done>>;

internal sealed class AnswerDisputeValidator : AbstractValidator<AnswerDispute>
{
    public AnswerDisputeValidator()
    {
        RuleFor(request => request.Answer).NotEmpty().WithMessage(_ => Messages.EnterReason.Here());
        RuleFor(request => request.Answer).MaximumLength(4000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AnswerDisputeHandler(AppDbContext db, Workflows workflows, TimeProvider clock) : IRequestHandler<AnswerDispute, Result<Done>>
{
    public Task<Result<Done>> Handle(AnswerDispute request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var dispute = await db.FactDisputes.QuestionsTo(request.By)
            .SingleOrDefaultAsync(one => one.ApplicationId == request.ApplicationId && one.Fact == request.Fact, cancellationToken);
        if (dispute is null || dispute.AnsweredAt is not null)
            return Problem.NotFound(SharingMessages.DisputeNotFound);
        if (dispute.Version != request.Version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);
        var at = clock.Now();
        dispute.Decide(request.Verdict, request.Answer.Trim(), request.By.Id, request.By.Name, at);
        var application = await db.Applications.ForThePlatform().SingleAsync(one => one.Id == request.ApplicationId, cancellationToken);
        if (application.IsDraft)
            await Settle(dispute, at, cancellationToken);
        else
            await ShowToClerks(application, request.Fact, cancellationToken);
        application.Touch(at);
        db.Outbox.Add(OutboxMessage.ToApplicant(application, application.EventCount, at, $"{NoticeLetters.DisputeAnswered}/{dispute.Fact}"));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });

    // What the department stands by is in the form again; what it corrected is what the applicant said, on its word.
    private async Task Settle(FactDispute dispute, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == dispute.ApplicationId, cancellationToken);
        var value = dispute.Verdict == DisputeVerdict.Upheld ? dispute.RegistryValue : dispute.ClaimedValue;
        row.Replace(new Dictionary<string, string>(row.Answers) { [dispute.Fact] = value });
        row.ReplaceSources(new Dictionary<string, FactSource>(row.Sources)
        {
            [dispute.Fact] = new(SourceKind.Registry, dispute.Registry, value, at, workflows.Registries[dispute.Registry].Trust)
            {
                ValidUntil = workflows.Vocabulary[dispute.Fact].ValidForDays is { } days ? at.AddDays(days) : null,
            },
        });
    }

    private async Task ShowToClerks(Application application, string fact, CancellationToken cancellationToken)
    {
        var steps = await db.Steps.Where(step => step.ApplicationId == application.Id).ToListAsync(cancellationToken);
        CaseFile.NoticeChanged(steps, workflows.Find(application.Service, application.ServiceVersion)!, [fact]);
    }
}
