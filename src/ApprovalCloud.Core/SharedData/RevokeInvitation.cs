using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Takes an invitation back, while the application is a draft; what came in by it goes with it.</summary>
public sealed record RevokeInvitation(Caller By, Guid ApplicationId, string Party) : IRequest<Result<Done>>, IActsFor
{
    public Acts Act => Acts.Prepare;
}

internal sealed class RevokeInvitationHandler(AppDbContext db, Workflows workflows, TimeProvider clock)
    : IRequestHandler<RevokeInvitation, Result<Done>>
{
    public Task<Result<Done>> Handle(RevokeInvitation request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var application = await db.Applications.HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        var invitation = await db.Invitations.OfScopedRows().SingleOrDefaultAsync(
            invitation => invitation.ApplicationId == application.Id && invitation.Party == request.Party, cancellationToken);
        if (invitation is null)
            return Problem.NotFound(SharingMessages.InvitationGone);
        var at = clock.Now();
        invitation.Revoke(at);
        await db.SaveChangesAsync(cancellationToken);

        var shared = await SharedApplication.Load(db, workflows, application.Id, cancellationToken);
        var gone = shared.Row.Sources.Where(source => source.Value.Kind == SourceKind.Party && source.Value.From == request.Party)
            .Select(source => source.Key).ToHashSet();
        shared.Row.Replace(shared.Row.Answers.Where(answer => !gone.Contains(answer.Key)).ToDictionary());
        shared.Row.ReplaceSources(shared.Row.Sources.Where(source => !gone.Contains(source.Key)).ToDictionary());
        shared.DropStale();
        shared.Application.Touch(at);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
