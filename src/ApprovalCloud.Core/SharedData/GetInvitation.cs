using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>What somebody is asked to agree to: who asks, for what, which registries are asked, and who reads the answers.</summary>
public sealed record GetInvitation(Caller By, string Link, ReadSource Through = ReadSource.Page) : IRequest<Result<InvitationView>>;

/// <param name="Registries">Those that would be asked about the person.</param>
public sealed record InvitationView(
    string Applicant, ServiceDefinition Service, Party Party, InvitationStatus Status, DateTimeOffset ExpiresAt, bool IsIdentityVerified,
    IReadOnlyList<Registry> Registries, IReadOnlyList<string> Departments);

internal sealed class GetInvitationHandler(AppDbContext db, Workflows workflows, OpenInvitations open, AccessLedger ledger)
    : IRequestHandler<GetInvitation, Result<InvitationView>>
{
    public async Task<Result<InvitationView>> Handle(GetInvitation request, CancellationToken cancellationToken)
    {
        var opened = await open.Find(request.By, request.Link, cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        var (application, invitation, service, party) = opened.Value;
        var verified = await db.Users.AsNoTracking().AnyAsync(user => user.Id == request.By.Id && user.IdentityNumber != null, cancellationToken);
        await ledger.Write(
            application.Id, request.By, new ReadEntry(ReadPurpose.Invitation, request.Through, ["applicant.name"]), cancellationToken);
        return new InvitationView(
            application.ApplicantName, service, party, invitation.Status, invitation.ExpiresAt, verified,
            OpenInvitations.About(service, party, workflows),
            [.. service.Steps.Where(step => step.Reads.Contains(party.Authorises) || step.Reads.Contains(party.Identity)).Select(step => step.Department).Distinct()]);
    }
}
