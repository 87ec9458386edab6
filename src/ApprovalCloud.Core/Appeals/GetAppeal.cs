using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Appeals;

/// <summary>
/// An appeal as whoever decides it reads it: the refusal, the statement, and what the step that refused had before it. Each
/// look is written down. Once it is decided, no answer is shown any more.
/// </summary>
public sealed record GetAppeal(Caller By, Guid ApplicationId, string Step, ReadSource Source = ReadSource.Page) : IRequest<Result<AppealView>>;

public sealed record AppealView(
    Guid ApplicationId, string Number, ServiceDefinition Service, Step Step, int Version, string DecidedBy, RefusalNotice Refusal,
    IReadOnlyDictionary<string, string> Facts, IReadOnlyDictionary<string, FactSource> Sources, IReadOnlyList<TaskMaterial> Materials,
    IReadOnlyList<EventView> History)
{
    public bool IsPending => Refusal.Decided is null;
}

internal sealed class GetAppealHandler(AppDbContext db, CaseFile caseFile, TaskMaterials taskMaterials, AccessLedger ledger, Workflows workflows)
    : IRequestHandler<GetAppeal, Result<AppealView>>
{
    public async Task<Result<AppealView>> Handle(GetAppeal request, CancellationToken cancellationToken)
    {
        if (await caseFile.Open(db.Applications.AsNoTracking().SupervisedBy(request.By), request.ApplicationId, cancellationToken) is not { } open
            || open.Service.Step(request.Step) is not { } step)
            return Problem.NotFound(AppealMessages.NotFound);
        var history = await StepHistory.Of(db, open, step, cancellationToken);
        if (RefusalNotice.Of(history.Select(entry => entry.Happened), step.Key, open.Service, workflows.CalendarOf(open.Service)) is not { Filed: not null } refusal)
            return Problem.NotFound(AppealMessages.NotFound);

        var row = open.Steps.Single(row => row.Key == step.Key);
        var refused = history.Last(entry => entry.Happened is StepRefused or StepNotAccepted && entry.Happened.StepKey == step.Key);
        var isPending = refusal.Decided is null;
        var facts = isPending
            ? await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == request.ApplicationId, cancellationToken)
            : new ApplicationFacts(request.ApplicationId);
        var shown = step.Reads.Where(facts.Answers.ContainsKey).ToDictionary(fact => fact, fact => facts.Answers[fact]);
        IReadOnlyList<Material> materials = isPending ? StepMaterials.Of(open.Service, step, workflows.Vocabulary, facts) : [];
        var look = new ReadEntry(
            ReadPurpose.Appeal, request.Source, [.. shown.Keys, .. materials.Select(material => ReadEntry.Material + material.Key)])
        {
            Step = step.Key,
        };
        await ledger.Write(request.ApplicationId, request.By, look, cancellationToken);
        return new AppealView(
            request.ApplicationId, open.Application.Number!, open.Service, step, row.Version, refused.By ?? "", refusal, shown,
            facts.Sources.Where(source => shown.ContainsKey(source.Key)).ToDictionary(), await taskMaterials.Of(open, materials, cancellationToken), history);
    }
}
