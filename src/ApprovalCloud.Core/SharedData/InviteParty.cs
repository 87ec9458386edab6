using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Invites somebody whose own word the application needs, by e-mail. Sent again, the earlier link stops working.</summary>
public sealed record InviteParty(Caller By, Guid ApplicationId, string Party, string Email) : IRequest<Result<Done>>, IActsFor
{
    public Acts Act => Acts.Prepare;
}

internal sealed class InvitePartyValidator : AbstractValidator<InviteParty>
{
    public InvitePartyValidator() =>
        RuleFor(request => request.Email).IsEmail();
}

internal sealed class InvitePartyHandler(AppDbContext db, Workflows workflows, TimeProvider clock) : IRequestHandler<InviteParty, Result<Done>>
{
    private const int HoldsForDays = 14;

    public Task<Result<Done>> Handle(InviteParty request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var application = await db.Applications.HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        var service = workflows.Find(application.Service)!;
        var row = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var facts = AnswerSheet.Read(service, workflows.Vocabulary, row.Answers).Facts;
        if (service.Parties.FirstOrDefault(party => party.Key == request.Party) is not { } party || !party.TakesPart(facts) || party.IsTheApplicant(facts))
            return new Problem(ProblemKind.Conflict, "PartyUnknown", SharingMessages.PartyUnknown.With(request.Party));

        var (at, email) = (clock.Now(), request.Email.Trim());
        var invitation = await db.Invitations.OfScopedRows().SingleOrDefaultAsync(
            invitation => invitation.ApplicationId == application.Id && invitation.Party == party.Key, cancellationToken);
        if (invitation is { Status: InvitationStatus.Accepted })
            return new Problem(ProblemKind.Conflict, "AlreadyAnswered", SharingMessages.AlreadyAnswered);
        if (invitation is null)
            db.Invitations.Add(invitation = new Invitation(application.Id, party.Key, email, at, at.AddDays(HoldsForDays)));
        else
            invitation.SendAgain(email, at, at.AddDays(HoldsForDays));
        db.Outbox.Add(new OutboxMessage(application.Id, application.EventCount, null, at, $"invitation/{party.Key}/{invitation.Version}"));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
