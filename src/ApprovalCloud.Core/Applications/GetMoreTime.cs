using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>The applicant's own last day for a correction or a material of a step, and what was asked about it.</summary>
public sealed record GetMoreTime(Caller By, Guid ApplicationId, string Step, string? Material) : IRequest<Result<MoreTimeView>>, IActsFor
{
    public Acts Act => Acts.None;
}

/// <param name="Material">What may follow; null for the correction.</param>
/// <param name="Asked">What waits for the department's answer.</param>
public sealed record MoreTimeView(Step Step, Material? Material, DateOnly Term, MoreTime? Asked);

internal sealed class GetMoreTimeHandler(AppDbContext db, CaseFile caseFile, DelegateLooks looks) : IRequestHandler<GetMoreTime, Result<MoreTimeView>>
{
    public async Task<Result<MoreTimeView>> Handle(GetMoreTime request, CancellationToken cancellationToken)
    {
        var mine = db.Applications.AsNoTracking().HandledBy(request.By, request.Act);
        if (await caseFile.Open(mine, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (open.Service.Step(request.Step) is not { } step || open.Run[step.Key] is not { } state
            || !state.Status.IsActive() || state.Detail.TermOf(request.Material) is not { } term)
            return new Refusal(RefusalRule.NoTerm, request.Step).ToProblem();
        await looks.Write(request.By, request.ApplicationId, [], cancellationToken);
        return new MoreTimeView(step, open.Service.Materials.FirstOrDefault(one => one.Key == request.Material), term, state.Detail.MoreTime);
    }
}
