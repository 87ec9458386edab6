using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// Saves a draft's answers beside those already there; an empty answer takes one away. A form keeps what was typed even
/// where it is wrong (<paramref name="KeepInvalid"/>); the API saves nothing then.
/// </summary>
public sealed record SaveAnswers(Caller By, Guid ApplicationId, IReadOnlyDictionary<string, string> Answers, bool KeepInvalid)
    : IRequest<Result<DraftView>>, IActsFor
{
    /// <summary>What the answers were when they were changed. Where one of them is something else by now, it is not saved but told.</summary>
    public IReadOnlyDictionary<string, string> Before { get; init; } = new Dictionary<string, string>();

    public Acts Act => Acts.Prepare;
}

internal sealed class SaveAnswersHandler(AppDbContext db, Workflows workflows, DraftViews views, DelegateLooks looks, TimeProvider clock)
    : IRequestHandler<SaveAnswers, Result<DraftView>>
{
    private const int LongestAnswer = 10_000;

    public Task<Result<DraftView>> Handle(SaveAnswers request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<DraftView>(async () =>
    {
        var application = await db.Applications.HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);

        var service = workflows.Find(application.Service)!;
        var facts = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var read = AnswerSheet.Typed(service, workflows.Vocabulary, request.Answers, facts.FromElsewhere());
        if (read.Problems.Count > 0 && !request.KeepInvalid)
            return Problem.Invalid(read.Problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() }));

        var answers = facts.Answers.ToDictionary();
        var held = request.Answers.Keys.Where(fact => IsHeld(facts, fact, request.Answers[fact])).ToList();
        if (held.Count > 0 && !request.KeepInvalid)
            return Problem.Invalid(held.ToDictionary(fact => fact, fact => new[] { Held(fact, facts.Sources[fact]).Here() }));
        var conflicts = new Dictionary<string, AnswerConflict>();
        foreach (var (key, typed) in request.Answers.Where(answer => service.Questions.Any(question => question.Fact == answer.Key)))
        {
            if (held.Contains(key))
                continue;
            if (request.Before.TryGetValue(key, out var before) && IsOvertaken(answers.GetValueOrDefault(key), before, typed))
            {
                conflicts[key] = new AnswerConflict(before, typed);
                continue;
            }

            if (string.IsNullOrWhiteSpace(typed))
                answers.Remove(key);
            else
                answers[key] = Storable.Start(typed, LongestAnswer);
        }

        facts.Replace(answers);
        // What was typed over is the applicant's own word now.
        facts.ReplaceSources(facts.Sources.Where(source => answers.GetValueOrDefault(source.Key) == source.Value.Value).ToDictionary());
        (await SharedApplication.Load(db, workflows, application.Id, cancellationToken)).DropStale();
        application.Touch(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        await looks.Write(request.By, application.Id, facts.Answers.Keys, cancellationToken);
        return views.Of(application, service, facts) with
        {
            Disputes = await Disputes.Of(db, application.Id, cancellationToken),
            Conflicts = conflicts,
        };
    });

    private static bool IsOvertaken(string? saved, string before, string typed)
    {
        var now = (saved ?? "").ReplaceLineEndings("\n").Trim();
        return now != before && now != typed;
    }

    // A registry's word is not typed over but disputed; which of several companies it is about, the applicant says.
    private bool IsHeld(ApplicationFacts facts, string fact, string typed) =>
        facts.Sources.GetValueOrDefault(fact) is { } source && source.Value != typed.Trim()
        && (source.Kind == SourceKind.Party || (source.Kind == SourceKind.Registry && !workflows.IsChoice(source)));

    private Text Held(string fact, FactSource source) => SharingMessages.HeldBy.With(
        workflows.Vocabulary.LabelOf(fact), workflows.Registries.GetValueOrDefault(source.From)?.Title ?? Text.Same(source.From));
}
