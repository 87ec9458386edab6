using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>Where the materials of a draft would come from if it were submitted now.</summary>
public sealed record GetDraftMaterials(Caller By, Guid ApplicationId) : IRequest<Result<IReadOnlyList<TaskMaterial>>>;

internal sealed class GetDraftMaterialsHandler(AppDbContext db, Workflows workflows, LicencePool pool, TimeProvider clock)
    : IRequestHandler<GetDraftMaterials, Result<IReadOnlyList<TaskMaterial>>>
{
    public async Task<Result<IReadOnlyList<TaskMaterial>>> Handle(GetDraftMaterials request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().OwnedBy(request.By)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId && application.SubmittedAt == null, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var service = workflows.Find(application.Service)!;
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var plan = WorkflowEngine.Plan(service, AnswerSheet.Read(service, workflows.Vocabulary, facts.Answers).Facts);
        var proven = await db.Materials.AsNoTracking().OfScopedRows()
            .Where(row => row.ApplicationId == application.Id && row.Source == SourceKind.Registry).ToDictionaryAsync(row => row.Key, cancellationToken);
        var pooled = await pool.Find(request.By, plan, AnswerSheet.Kept(plan), clock.Now(), cancellationToken);
        var at = clock.Now();
        return plan.Materials.Select(planned => planned.Material).Select(material => new TaskMaterial(material, MaterialState.HandIn) switch
        {
            var met when proven.TryGetValue(material.Key, out var row) && row.IsValid(at) => met with { State = MaterialState.Met, Licence = StandInOf(row) },
            var met when pooled.TryGetValue(material.Key, out var own) => met with { State = MaterialState.Met, Licence = StandInOf(own) },
            var later when plan.IsIssuedBefore(material) => later with
            {
                State = MaterialState.ToBeIssued,
                IssuedBy = plan.Required.First(step => step.Step.Issues == material.MetBy).Step.Key,
            },
            var handIn => handIn,
        }).ToList();
    }

    private StandIn StandInOf(MaterialRow row) => new(
        row.LicenceNumber, row.LicenceType, workflows.Licences.GetValueOrDefault(row.LicenceType)?.Issuer, row.At, row.ValidUntil, null, null,
        row.Source, row.From);

    private static StandIn StandInOf(PooledLicence own) => new(
        own.Licence.Number, own.Licence.Type, own.Licence.Department, own.Licence.IssuedAt, own.Licence.ValidUntil, null, null,
        SourceKind.Licence, own.ApplicationNumber);
}
