using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Conversations;

/// <summary>Steps about which applicants asked the clerk's department something: unanswered ones first, the longest waiting on top.</summary>
public sealed record ListQuestions(Caller By) : IRequest<Result<IReadOnlyList<QuestionRow>>>
{
    public const int Most = 200;
}

/// <summary>Where something was asked; what was said stands at the task, where looking at it is put on record.</summary>
/// <param name="WaitsSince">When the oldest unanswered question was asked.</param>
public sealed record QuestionRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, int Unanswered, DateTimeOffset? WaitsSince, DateTimeOffset LastAt);

internal sealed class ListQuestionsHandler(AppDbContext db) : IRequestHandler<ListQuestions, Result<IReadOnlyList<QuestionRow>>>
{
    public async Task<Result<IReadOnlyList<QuestionRow>>> Handle(ListQuestions request, CancellationToken cancellationToken)
    {
        var threads = await db.StepMessages.AsNoTracking().AskedOf(request.By)
            .GroupBy(one => new { one.ApplicationId, one.Step })
            .Select(thread => new
            {
                thread.Key.ApplicationId,
                thread.Key.Step,
                Unanswered = thread.Count(one => one.IsFromApplicant && one.AnsweredAt == null),
                WaitsSince = thread.Min(one => one.IsFromApplicant && one.AnsweredAt == null ? (DateTimeOffset?)one.At : null),
                LastAt = thread.Max(one => one.At),
            })
            .OrderBy(thread => thread.Unanswered == 0).ThenBy(thread => thread.WaitsSince).ThenByDescending(thread => thread.LastAt).ThenBy(thread => thread.ApplicationId)
            .Take(ListQuestions.Most).ToListAsync(cancellationToken);
        var ids = threads.Select(thread => thread.ApplicationId).Distinct().ToList();
        var applications = await db.Applications.AsNoTracking().OfScopedRows().Where(application => ids.Contains(application.Id))
            .Select(application => new { application.Id, application.Number, application.Service, application.ServiceVersion })
            .ToDictionaryAsync(application => application.Id, cancellationToken);
        return Result<IReadOnlyList<QuestionRow>>.Ok([.. threads.Select(thread => (Thread: thread, Of: applications[thread.ApplicationId])).Select(one => new QuestionRow(
            one.Of.Id, one.Of.Number!, one.Of.Service, one.Of.ServiceVersion, one.Thread.Step, one.Thread.Unanswered, one.Thread.WaitsSince, one.Thread.LastAt))]);
    }
}
