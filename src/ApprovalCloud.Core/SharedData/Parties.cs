using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>The people beside the applicant whose own word an application needs.</summary>
internal sealed class Parties(AppDbContext db)
{
    public async Task<IReadOnlyList<PartyView>> Of(
        Application application, ServiceDefinition service, Facts facts, CancellationToken cancellationToken)
    {
        if (service.Parties.Count == 0)
            return [];
        var invitations = await db.Invitations.AsNoTracking().OfScopedRows()
            .Where(invitation => invitation.ApplicationId == application.Id).ToDictionaryAsync(invitation => invitation.Party, cancellationToken);
        return
        [
            .. service.Parties.Where(party => party.TakesPart(facts)).Select(party =>
            {
                var invitation = invitations.GetValueOrDefault(party.Key);
                return new PartyView(
                    party, party.IsTheApplicant(facts), invitation?.Status, invitation?.Email, invitation?.PersonName, invitation?.ExpiresAt);
            }),
        ];
    }

    /// <summary>Who has not agreed yet, by the fact their word is; nobody else's word counts for it.</summary>
    public static Dictionary<string, Text> Missing(ServiceDefinition service, Facts facts, IReadOnlyDictionary<string, FactSource> sources)
    {
        var missing = new Dictionary<string, Text>();
        foreach (var party in service.Parties.Where(party => party.TakesPart(facts) && !party.IsTheApplicant(facts)))
        {
            if (sources.GetValueOrDefault(party.Authorises) is not { Kind: SourceKind.Party } agreed)
                missing[party.Authorises] = SharingMessages.NotAuthorised.With(party.Title);
            else if (facts[party.Identity]?.ToString() is { } number && agreed.Proof != IdentityProof(number))
                missing[party.Identity] = SharingMessages.IdentityDiffers.With(party.Title);
        }

        return missing;
    }

    /// <summary>Ties somebody's word to the identity number it was given with, without repeating the number.</summary>
    internal static string IdentityProof(string number) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(number.ToUpperInvariant())));
}
