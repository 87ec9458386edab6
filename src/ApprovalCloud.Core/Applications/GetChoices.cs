using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>What the applicant of a draft may commit to or hand in later, and what they have chosen.</summary>
public sealed record GetChoices(Caller By, Guid ApplicationId) : IRequest<Result<ChoicesView>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetChoicesHandler(AppDbContext db, Offering offering, DelegateLooks looks) : IRequestHandler<GetChoices, Result<ChoicesView>>
{
    public async Task<Result<ChoicesView>> Handle(GetChoices request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        await looks.Write(request.By, application.Id, [], cancellationToken);
        return application.IsDraft
            ? await offering.Of(request.By.Principal, application, cancellationToken)
            : new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
    }
}
