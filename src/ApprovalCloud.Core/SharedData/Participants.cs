using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Somebody who takes part in an application, with the identity number that was verified for them.</summary>
public sealed record Participant(Guid Id, string IdentityNumber);

/// <summary>Who takes part, by the names that lookups use: <c>applicant</c>, and the service's parties.</summary>
public sealed class Participants(IReadOnlyDictionary<string, Participant> people)
{
    public Participant? this[string name] => people.GetValueOrDefault(name);

    public Participant? WithIdentity(string? number) => number is null
        ? null
        : people.Values.FirstOrDefault(person => string.Equals(person.IdentityNumber, number.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whose facts could be taken, in short: somebody joining makes it another.</summary>
    public string Everybody => string.Join(' ', people.Values.Select(person => person.IdentityNumber).Distinct().Order(StringComparer.Ordinal));

    internal static async Task<Participants> Of(
        AppDbContext db, Application application, ServiceDefinition service, Facts facts, CancellationToken cancellationToken)
    {
        var people = new Dictionary<string, Participant>();
        var own = await db.Users.AsNoTracking().Where(user => user.Id == application.ApplicantId)
            .Select(user => user.IdentityNumber).SingleOrDefaultAsync(cancellationToken);
        if (own is not null)
        {
            people[Supply.Applicant] = new Participant(application.ApplicantId, own);
            foreach (var party in service.Parties.Where(party => party.IsTheApplicant(facts)))
                people[party.Key] = people[Supply.Applicant];
        }

        if (service.Parties.Count > 0)
        {
            var accepted = await db.Invitations.AsNoTracking().OfScopedRows()
                .Where(invitation => invitation.ApplicationId == application.Id && invitation.Status == InvitationStatus.Accepted)
                .ToListAsync(cancellationToken);
            foreach (var invitation in accepted)
                people.TryAdd(invitation.Party, new Participant(invitation.PersonId!.Value, invitation.IdentityNumber!));
        }

        return new Participants(people);
    }
}
