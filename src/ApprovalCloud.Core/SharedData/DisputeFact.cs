using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Says that a registry is wrong: the applicant's own answer stands in the form, and the owning department is asked.</summary>
public sealed record DisputeFact(Caller By, Guid ApplicationId, string Fact, string Claimed, string Reason) : IRequest<Result<Done>>;

internal sealed class DisputeFactValidator : AbstractValidator<DisputeFact>
{
    public DisputeFactValidator()
    {
        RuleFor(request => request.Reason).NotEmpty().WithMessage(_ => SharingMessages.SayWhy.Here());
        RuleFor(request => request.Reason).MaximumLength(4000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class DisputeFactHandler(AppDbContext db, Workflows workflows, TimeProvider clock) : IRequestHandler<DisputeFact, Result<Done>>
{
    public Task<Result<Done>> Handle(DisputeFact request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var application = await db.Applications.OwnedBy(request.By)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        if (workflows.Vocabulary.Find(request.Fact) is not { } fact)
            return Problem.NotFound(Messages.FactUnknown.With(request.Fact));
        if (await db.FactDisputes.AnyAsync(one => one.ApplicationId == application.Id && one.Fact == fact.Key, cancellationToken))
            return new Problem(ProblemKind.Conflict, "AlreadyDisputed", SharingMessages.AlreadyDisputed);
        var row = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        if (row.Sources.GetValueOrDefault(fact.Key) is not { Kind: SourceKind.Registry } source)
            return new Problem(ProblemKind.Conflict, "NotHeld", SharingMessages.NotHeld.With(fact.Label));
        var (claimed, problem) = FactReader.Read(fact, request.Claimed);
        if (claimed is null)
        {
            return Problem.Invalid(new Dictionary<string, string[]>
            {
                [nameof(request.Claimed)] = [(problem ?? Messages.AnswerMissing.With(fact.Label)).Here()],
            });
        }

        var at = clock.Now();
        db.FactDisputes.Add(new FactDispute(
            application.Id, fact.Key, source.From, workflows.Registries[source.From].Owner, source.Value, claimed.ToString(), request.Reason.Trim(), at));
        row.Replace(new Dictionary<string, string>(row.Answers) { [fact.Key] = claimed.ToString() });
        row.ReplaceSources(row.Sources.Where(one => one.Key != fact.Key).ToDictionary());
        db.Outbox.Add(new OutboxMessage(application.Id, application.EventCount, workflows.Registries[source.From].Owner, at, $"dispute/{fact.Key}"));
        application.Touch(at);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
