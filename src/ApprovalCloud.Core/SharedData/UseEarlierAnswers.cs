using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Takes answers of earlier applications over into a draft; what is answered there already stays.</summary>
public sealed record UseEarlierAnswers(Caller By, Guid ApplicationId, IReadOnlyCollection<string> Facts) : IRequest<Result<IReadOnlyList<EarlierAnswer>>>, IActsFor
{
    public Acts Act => Acts.Prepare;
}

internal sealed class UseEarlierAnswersHandler(AppDbContext db, Workflows workflows, EarlierAnswers earlier, TimeProvider clock)
    : IRequestHandler<UseEarlierAnswers, Result<IReadOnlyList<EarlierAnswer>>>
{
    public Task<Result<IReadOnlyList<EarlierAnswer>>> Handle(UseEarlierAnswers request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain<IReadOnlyList<EarlierAnswer>>(async () =>
        {
            var application = await db.Applications.HandledBy(request.By, request.Act)
                .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
            if (application is null)
                return Problem.NotFound(Messages.ApplicationNotFound);
            if (!application.IsDraft)
                return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
            var service = workflows.Find(application.Service)!;
            var row = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
            var used = (await earlier.Of(request.By, service, row.Answers, cancellationToken))
                .Where(answer => request.Facts.Contains(answer.Fact)).ToList();
            var (answers, sources) = (row.Answers.ToDictionary(), row.Sources.ToDictionary());
            foreach (var answer in used)
            {
                answers[answer.Fact] = answer.Value;
                sources[answer.Fact] = new FactSource(SourceKind.EarlierApplication, answer.Number, answer.Value, answer.At, Trust.D)
                {
                    ValidUntil = answer.At.AddDays(workflows.Vocabulary[answer.Fact].ValidForDays!.Value),
                };
            }

            row.Replace(answers);
            row.ReplaceSources(sources);
            application.Touch(clock.Now());
            await db.SaveChangesAsync(cancellationToken);
            return used;
        });
}
