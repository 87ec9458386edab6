using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Somebody agrees, or declines, for themselves: signed in, with a verified identity, and only about themselves.</summary>
/// <param name="Consent">Registries that need consent and may be asked.</param>
public sealed record AnswerInvitation(Caller By, string Link, bool Agrees, IReadOnlyCollection<string> Consent) : IRequest<Result<InvitationStatus>>;

internal sealed class AnswerInvitationHandler(
    AppDbContext db, Workflows workflows, OpenInvitations open, Consents consents, Fetching fetching, TimeProvider clock)
    : IRequestHandler<AnswerInvitation, Result<InvitationStatus>>
{
    public async Task<Result<InvitationStatus>> Handle(AnswerInvitation request, CancellationToken cancellationToken)
    {
        var answered = await db.WhenOvertakenAgain(() => Answer(request, cancellationToken));
        if (answered.Value is not { } application)
            return answered.Problem!;
        if (request.Agrees)
            await fetching.Run(application.Id, FetchMode.New, null, cancellationToken);
        return request.Agrees ? InvitationStatus.Accepted : InvitationStatus.Declined;
    }

    private async Task<Result<Application>> Answer(AnswerInvitation request, CancellationToken cancellationToken)
    {
        var opened = await open.Find(request.By, request.Link, cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        var (application, invitation, service, party) = opened.Value;
        if (invitation.Status != InvitationStatus.Sent)
            return new Problem(ProblemKind.Conflict, "AlreadyAnswered", SharingMessages.AlreadyAnswered);
        var at = clock.Now();
        if (!request.Agrees)
        {
            invitation.Decline(request.By.Id, request.By.Name, at);
            await db.SaveChangesAsync(cancellationToken);
            return application;
        }

        var number = await db.Users.AsNoTracking().Where(user => user.Id == request.By.Id).Select(user => user.IdentityNumber).SingleAsync(cancellationToken);
        if (number is null)
            return new Problem(ProblemKind.Forbidden, "IdentityNotVerified", SharingMessages.IdentityNotVerified);
        var row = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var facts = AnswerSheet.Read(service, workflows.Vocabulary, row.Answers).Facts;
        if (facts[party.Identity] is { } typed and not FactValue.Nothing && !string.Equals(typed.ToString(), number, StringComparison.OrdinalIgnoreCase))
            return new Problem(ProblemKind.Forbidden, "InvitationForAnother", SharingMessages.InvitationForAnother);

        invitation.Accept(request.By.Id, request.By.Name, number, at);
        var own = new FactSource(SourceKind.Party, party.Key, "true", at, Trust.B) { Proof = Parties.IdentityProof(number) };
        row.Replace(new Dictionary<string, string>(row.Answers) { [party.Authorises] = "true", [party.Identity] = number });
        row.ReplaceSources(new Dictionary<string, FactSource>(row.Sources)
        {
            [party.Authorises] = own,
            [party.Identity] = own with { Value = number },
        });
        application.Touch(at);
        await db.SaveChangesAsync(cancellationToken);
        await consents.Say(application.Id, request.By.Id, OpenInvitations.About(service, party, workflows), request.Consent, cancellationToken);
        return application;
    }
}
