using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>A licence of the pool, and the number of the application in which it was issued.</summary>
public sealed record PooledLicence(Licence Licence, string ApplicationNumber);

/// <summary>
/// What the applicant was granted before stands for what would have to be handed in: the state asks for nothing that it
/// has issued itself (国令716 art. 10).
/// </summary>
public sealed class LicencePool(AppDbContext db, Workflows workflows)
{
    /// <summary>The valid licence that stands for each material, by the material's key; the newest, if there are several.</summary>
    /// <param name="answers">As checked values: they say whom the application is about.</param>
    public async Task<IReadOnlyDictionary<string, PooledLicence>> Find(
        Caller applicant, Plan plan, IReadOnlyDictionary<string, string> answers, DateTimeOffset at, CancellationToken cancellationToken) =>
        Valid(plan, await Held(applicant, plan, answers, cancellationToken), at);

    /// <summary>Writes down which materials of the application are met by it; to be saved with what made it necessary.</summary>
    public async Task Meet(
        Caller applicant, Application application, Plan plan, IReadOnlyDictionary<string, string> answers, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        if (!Wanted(plan).Any())
            return;
        var held = await Held(applicant, plan, answers, cancellationToken);
        await db.Materials.Where(row => row.ApplicationId == application.Id).LoadAsync(cancellationToken);
        var rows = db.Materials.Local.Where(row => row.ApplicationId == application.Id).ToDictionary(row => row.Key);
        // A correction may say that it is about somebody else. What merely lapsed stays, so that the clerk sees that it did.
        foreach (var row in rows.Values.Where(row => row.Source == SourceKind.Licence && held.TrueForAll(one => one.Licence.Number != row.LicenceNumber)))
        {
            db.Remove(row);
            rows.Remove(row.Key);
        }

        foreach (var (key, (licence, number)) in Valid(plan, held, at))
        {
            if (!rows.TryGetValue(key, out var row))
                db.Add(new MaterialRow(application.Id, key, licence.Type, licence.Number, SourceKind.Licence, number, at, licence.ValidUntil));
            else if (row.Source == SourceKind.Licence && row.LicenceNumber != licence.Number)
                row.Become(licence.Type, licence.Number, SourceKind.Licence, number, at, licence.ValidUntil);
        }
    }

    private static IEnumerable<Material> Wanted(Plan plan) => plan.Materials
        .Where(planned => planned.Involvement != Involvement.NotRequired && planned.Material.MetBy is not null)
        .Select(planned => planned.Material);

    private static Dictionary<string, PooledLicence> Valid(Plan plan, List<PooledLicence> held, DateTimeOffset at) => (
        from material in Wanted(plan)
        let licence = held.Find(one => one.Licence.Type == material.MetBy && one.Licence.IsValid(at))
        where licence is not null
        select (material.Key, licence)).ToDictionary(met => met.Key, met => met.licence);

    private async Task<List<PooledLicence>> Held(
        Caller applicant, Plan plan, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var types = Wanted(plan).Select(material => material.MetBy!).Distinct().ToList();
        if (types.Count == 0)
            return [];
        var licences = await db.Licences.AsNoTracking().OwnedBy(applicant)
            .Where(licence => types.Contains(licence.Type))
            .OrderByDescending(licence => licence.IssuedAt).ThenBy(licence => licence.Number)
            .Join(db.Applications.OwnedBy(applicant), licence => licence.ApplicationId, application => application.Id,
                (licence, application) => new PooledLicence(licence, application.Number!))
            .ToListAsync(cancellationToken);
        return [.. licences.Where(one => workflows.Licences.GetValueOrDefault(one.Licence.Type)?.Holder is not { } holder
            || answers.GetValueOrDefault(holder) == one.Licence.Holder)];
    }
}
