using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

public sealed record GetDraft(Caller By, Guid ApplicationId) : IRequest<Result<DraftView>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetDraftHandler(AppDbContext db, Workflows workflows, DraftViews views, DelegateLooks looks)
    : IRequestHandler<GetDraft, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(GetDraft request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        var facts = await db.ApplicationFacts.AsNoTracking()
            .SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        await looks.Write(request.By, application.Id, facts.Answers.Keys, cancellationToken);
        return views.Of(application, workflows.Find(application.Service)!, facts) with
        {
            Disputes = await Disputes.Of(db, application.Id, cancellationToken),
        };
    }
}
