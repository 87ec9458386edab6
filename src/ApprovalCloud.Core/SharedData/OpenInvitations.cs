using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Finds the invitation a link stands for, for somebody it may be for: anybody signed in but the applicant.</summary>
internal sealed class OpenInvitations(AppDbContext db, Workflows workflows, InvitationLinks links, TimeProvider clock)
{
    public async Task<Result<(Application Application, Invitation Invitation, ServiceDefinition Service, Party Party)>> Find(
        Caller by, string link, CancellationToken cancellationToken)
    {
        var gone = new Problem(ProblemKind.NotFound, "InvitationGone", SharingMessages.InvitationGone);
        if (links.Open(link) is not { } named)
            return gone;
        var invitation = await db.Invitations.ForThePlatform().SingleOrDefaultAsync(
            invitation => invitation.ApplicationId == named.Application && invitation.Party == named.Party, cancellationToken);
        // Once answered, its page says so to whoever answered; a link sent before the newest one opens nothing.
        var answered = invitation is { Status: InvitationStatus.Accepted or InvitationStatus.Declined } && invitation.PersonId == by.Id;
        if (invitation is null || (!answered && (invitation.Version != named.Version || !invitation.IsOpen(clock.Now()))))
            return gone;
        var application = await db.Applications.ForThePlatform().SingleAsync(application => application.Id == named.Application, cancellationToken);
        if (application.ApplicantId == by.Id)
            return new Problem(ProblemKind.Forbidden, "InvitationIsYours", SharingMessages.InvitationIsYours);
        if (!application.IsDraft && !answered)
            return gone;
        var service = workflows.Find(application.Service)!;
        return service.Parties.FirstOrDefault(party => party.Key == named.Party) is { } party ? (application, invitation, service, party) : gone;
    }

    /// <summary>Registries that are asked with the person's identity number, or whose answers may be about the person.</summary>
    public static IReadOnlyList<Registry> About(ServiceDefinition service, Party party, Workflows workflows) =>
    [
        .. LookupChoice.Serving(service, workflows)
            .Where(serving => serving.Lookup.Names.Contains(party.Key) || serving.Lookup.Concerns is not null)
            .Select(serving => serving.Registry).Distinct().OrderBy(registry => registry.Basis).ThenBy(registry => registry.Line),
    ];
}
