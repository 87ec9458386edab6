using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Opinions;

/// <summary>
/// What the clerk's department is asked: the question, whose service and number it is about, and of the facts those that were
/// shared for it, as long as somebody waits for the answer. Each look is written down before anything is shown.
/// </summary>
public sealed record GetOpinion(Caller By, Guid ApplicationId, Guid Opinion, ReadSource Source = ReadSource.Page) : IRequest<Result<AskedOpinion>>;

/// <param name="Department">Who asks.</param>
public sealed record AskedOpinion(
    Guid ApplicationId, string Number, ServiceDefinition Service, string Department, IReadOnlyDictionary<string, string> Facts, OpinionView Opinion)
{
    public bool IsOpen => Opinion.EndedAt is null;
}

internal sealed class GetOpinionHandler(AppDbContext db, AccessLedger ledger, Workflows workflows) : IRequestHandler<GetOpinion, Result<AskedOpinion>>
{
    public async Task<Result<AskedOpinion>> Handle(GetOpinion request, CancellationToken cancellationToken)
    {
        var found = await db.Opinions.AsNoTracking().AskedOf(request.By)
            .Where(one => one.ApplicationId == request.ApplicationId && one.Id == request.Opinion)
            .Join(db.Applications.OfScopedRows(), one => one.ApplicationId, application => application.Id, (one, application) => new
            {
                one.Department,
                one.Step,
                application.Number,
                application.Service,
                application.ServiceVersion,
                View = new OpinionView(
                    one.Id, one.Asked, one.AskedByName, one.AskedAt, one.Question, one.Reason, one.Shared, one.DueOn, one.DueAt, one.Stance, one.Answer,
                    one.AnsweredByName, one.EndedAt),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return Problem.NotFound(OpinionMessages.NotFound);
        var answers = found.View is { EndedAt: null, Shared.Count: > 0 }
            ? (await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == request.ApplicationId, cancellationToken)).Answers
            : [];
        var shown = found.View.Shared.Where(answers.ContainsKey).ToDictionary(fact => fact, fact => answers[fact]);
        var look = new ReadEntry(ReadPurpose.Opinion, request.Source, [.. shown.Keys]) { Step = found.Step };
        await ledger.Write(request.ApplicationId, request.By, look, cancellationToken);
        return new AskedOpinion(
            request.ApplicationId, found.Number!, workflows.Find(found.Service, found.ServiceVersion)!, found.Department, shown, found.View);
    }
}
