using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// Saves a draft's answers beside those already there; an empty answer takes one away. A form keeps what was typed even
/// where it is wrong (<paramref name="KeepInvalid"/>); the API saves nothing then.
/// </summary>
public sealed record SaveAnswers(Caller By, Guid ApplicationId, IReadOnlyDictionary<string, string> Answers, bool KeepInvalid)
    : IRequest<Result<DraftView>>;

internal sealed class SaveAnswersHandler(AppDbContext db, Workflows workflows, DraftViews views, TimeProvider clock)
    : IRequestHandler<SaveAnswers, Result<DraftView>>
{
    private const int LongestAnswer = 10_000;

    public Task<Result<DraftView>> Handle(SaveAnswers request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<DraftView>(async () =>
    {
        var application = await db.Applications.OwnedBy(request.By)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);

        var service = workflows.Find(application.Service)!;
        var read = AnswerSheet.Read(service, workflows.Vocabulary, request.Answers);
        if (read.Problems.Count > 0 && !request.KeepInvalid)
            return Problem.Invalid(read.Problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() }));

        var facts = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var answers = facts.Answers.ToDictionary();
        foreach (var (key, typed) in request.Answers.Where(answer => service.Questions.Any(question => question.Fact == answer.Key)))
        {
            if (string.IsNullOrWhiteSpace(typed))
                answers.Remove(key);
            else
                answers[key] = typed.Length > LongestAnswer ? typed[..LongestAnswer] : typed;
        }

        facts.Replace(answers);
        application.Touch(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return views.Of(application, service, answers);
    });
}
