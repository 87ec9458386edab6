using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>A company, and what proves that somebody represents it.</summary>
public sealed record Represented(string Uscc, string Name, string Proof);

/// <summary>Who represents a company is what a registry or a licence says, never what somebody asserts.</summary>
internal sealed class Companies(AppDbContext db, Workflows workflows, IRegistries registries, TimeProvider clock)
{
    public const string Uscc = "business.uscc";
    private const string Name = "business.name";
    private const string Representative = "representative.residentId";

    /// <param name="identityNumber">The verified one of whoever says that they represent it.</param>
    /// <param name="issue">What the registry is asked for, for its log.</param>
    public async Task<Result<Represented>> Prove(Caller by, string identityNumber, string uscc, Guid issue, CancellationToken cancellationToken)
    {
        if (await ByLicence(by, uscc, cancellationToken) is { } licensed)
            return licensed;
        var asked = (
            from registry in workflows.Registries.Values
            from lookup in registry.Lookups
            where lookup.Facts.ContainsKey(Representative) && lookup.Names is [Uscc]
            select (Registry: registry, Lookup: lookup)).FirstOrDefault();
        if (asked.Registry is null)
            return InField.Wrong(nameof(GiveDelegation.Company), DelegationMessages.NotRepresentative);
        var answer = await registries.Ask(
            asked.Registry, asked.Lookup, new Dictionary<string, string> { [Uscc] = uscc }, new AskedFor(issue, by.Id.ToString()), cancellationToken);
        return answer.Outcome switch
        {
            LookupOutcome.Answered when string.Equals(answer.Facts.GetValueOrDefault(Representative), identityNumber, StringComparison.OrdinalIgnoreCase)
                => new Represented(uscc, answer.Facts.GetValueOrDefault(Name) ?? uscc, answer.Proof ?? asked.Registry.Key),
            LookupOutcome.Answered or LookupOutcome.NothingFound => InField.Wrong(nameof(GiveDelegation.Company), DelegationMessages.NotRepresentative),
            _ => new Problem(ProblemKind.Conflict, "RegistryDown", DelegationMessages.RegistryDown),
        };
    }

    // A licence that was issued to the person about the company.
    private async Task<Represented?> ByLicence(Caller by, string uscc, CancellationToken cancellationToken)
    {
        var types = workflows.Licences.Values.Where(type => type.Holder == Uscc).Select(type => type.Key).ToList();
        var held = await db.Licences.AsNoTracking().OwnedBy(by)
            .Where(licence => licence.Holder == uscc && types.Contains(licence.Type)).OrderBy(licence => licence.Number).ToListAsync(cancellationToken);
        var now = clock.Now();
        return held.Find(licence => licence.IsValid(now)) is { } valid ? new Represented(uscc, valid.HolderName, valid.Number) : null;
    }
}
