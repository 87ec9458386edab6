using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>What a department asks the applicant to put right.</summary>
public sealed record GetCorrection(Caller By, Guid ApplicationId, Guid CorrectionId) : IRequest<Result<CorrectionView>>, IActsFor
{
    public Acts Act => Acts.None;
}

public sealed record CorrectionView(
    Guid ApplicationId, ServiceDefinition Service, Step Step, CorrectionRequested Request, IReadOnlyDictionary<string, string> Answers,
    bool IsAccepted);

internal sealed class GetCorrectionHandler(AppDbContext db, CaseFile caseFile, DelegateLooks looks)
    : IRequestHandler<GetCorrection, Result<CorrectionView>>
{
    public async Task<Result<CorrectionView>> Handle(GetCorrection request, CancellationToken cancellationToken)
    {
        var mine = db.Applications.AsNoTracking().HandledBy(request.By, request.Act);
        if (await caseFile.Open(mine, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (open.Steps.FirstOrDefault(step => step.CorrectionId == request.CorrectionId) is not { } step)
            return Problem.NotFound(Messages.CorrectionNotFound);
        var asked = (await db.HistoryOf(open.Application, row => row.Step == step.Key && row.Kind == nameof(CorrectionRequested), cancellationToken))[^1];
        var facts = await db.ApplicationFacts.AsNoTracking()
            .SingleAsync(facts => facts.ApplicationId == request.ApplicationId, cancellationToken);
        await looks.Write(request.By, request.ApplicationId, facts.Answers.Keys, cancellationToken);
        return new CorrectionView(
            request.ApplicationId, open.Service, open.Service.Step(step.Key)!, (CorrectionRequested)asked.Read(), facts.Answers, step.AcceptedAt is not null);
    }
}
