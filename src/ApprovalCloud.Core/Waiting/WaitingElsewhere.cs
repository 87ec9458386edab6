using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Waiting;

/// <summary>What waits for somebody beside their own applications: invitations, and licences that expire.</summary>
internal sealed class WaitingElsewhere(AppDbContext db, Workflows workflows, InvitationLinks links, IMediator mediator, TimeProvider clock)
{
    /// <summary>How long before the last day to apply a renewal is spoken of.</summary>
    private const int RenewalDays = 60;

    public async Task<IEnumerable<WaitingItem>> Of(Caller citizen, CancellationToken cancellationToken) =>
        [.. await Invitations(citizen, cancellationToken), .. await Renewals(citizen, cancellationToken)];

    // It says what the letter to this address said already. Whose address it is must be proven: anybody can register with any.
    private async Task<IEnumerable<WaitingItem>> Invitations(Caller citizen, CancellationToken cancellationToken)
    {
        var (id, now) = (citizen.Id, clock.Now());
#pragma warning disable CA1311, CA1862 // The database compares.
        var rows = await (
            from user in db.Users.AsNoTracking()
            where user.Id == id && user.EmailConfirmed
            from invitation in db.Invitations.OfScopedRows()
            where invitation.Email.ToUpper() == user.NormalizedEmail && invitation.Status == InvitationStatus.Sent && invitation.ExpiresAt > now
            join application in db.Applications.OfScopedRows() on invitation.ApplicationId equals application.Id
            where application.SubmittedAt == null && application.ApplicantId != id
            select new { Invitation = invitation, application.Service, application.ServiceVersion }).ToListAsync(cancellationToken);
#pragma warning restore CA1311, CA1862
        return rows.Select(row => new WaitingItem(
            WaitingKind.Invitation, row.Service, row.ServiceVersion, row.Invitation.ExpiresAt, $"/apply/invitation/{links.Seal(row.Invitation)}")
        {
            Subject = row.Invitation.Party,
        });
    }

    private async Task<IEnumerable<WaitingItem>> Renewals(Caller citizen, CancellationToken cancellationToken)
    {
        var licences = (await mediator.Send(new ListMyLicences(citizen), cancellationToken)).Value ?? [];
        return from licence in licences
               let offer = licence.Renewal
               where offer is { State: null }
               let service = workflows.Find(offer.Service)!
               let office = OfficeTime.Of(service.Law)
               let until = offer.ApplyBy ?? office.DateOf(licence.ValidUntil!.Value)
               where office.DateOf(clock.GetUtcNow()).AddDays(RenewalDays) >= until
               select new WaitingItem(
                   WaitingKind.Renewal, service.Key, service.Version, office.EndOf(until),
                   $"/apply/new/{service.Key}?renews={Uri.EscapeDataString(licence.Number)}")
               {
                   Number = licence.Number, Subject = licence.Type,
               };
    }
}
