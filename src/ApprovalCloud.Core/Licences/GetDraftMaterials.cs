using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>Where the materials of a draft would come from if it were submitted now.</summary>
public sealed record GetDraftMaterials(Caller By, Guid ApplicationId) : IRequest<Result<IReadOnlyList<TaskMaterial>>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetDraftMaterialsHandler(AppDbContext db, Workflows workflows, DraftMaterials materials, DelegateLooks looks)
    : IRequestHandler<GetDraftMaterials, Result<IReadOnlyList<TaskMaterial>>>
{
    public async Task<Result<IReadOnlyList<TaskMaterial>>> Handle(GetDraftMaterials request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId && application.SubmittedAt == null, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var service = workflows.Find(application.Service)!;
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var plan = WorkflowEngine.Plan(service, AnswerSheet.Read(service, workflows.Vocabulary, facts.Answers).Facts);
        await looks.Write(request.By, application.Id, plan.Materials.Select(planned => ReadEntry.Material + planned.Material.Key), cancellationToken);
        return Result<IReadOnlyList<TaskMaterial>>.Ok(await materials.Of(request.By.Principal, application.Id, plan, cancellationToken));
    }
}
