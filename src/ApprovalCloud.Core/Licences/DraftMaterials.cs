using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>Says of a draft's materials where they would come from now.</summary>
internal sealed class DraftMaterials(AppDbContext db, Workflows workflows, LicencePool pool, FilesOfCase filesOfCase, TimeProvider clock)
{
    public async Task<IReadOnlyList<TaskMaterial>> Of(Caller applicant, Guid application, Plan plan, CancellationToken cancellationToken)
    {
        var at = clock.Now();
        var proven = await db.Materials.AsNoTracking().OfScopedRows()
            .Where(row => row.ApplicationId == application && row.Source == SourceKind.Registry).ToDictionaryAsync(row => row.Key, cancellationToken);
        var pooled = await pool.Find(applicant, plan, AnswerSheet.Kept(plan), at, cancellationToken);
        var files = await filesOfCase.All(application, cancellationToken);
        return plan.Materials.Select(planned => planned.Material).Select(material => new TaskMaterial(material, MaterialState.HandIn) switch
        {
            var met when proven.TryGetValue(material.Key, out var row) && row.IsValid(at) => met with { State = MaterialState.Met, Licence = StandInOf(row) },
            var met when pooled.TryGetValue(material.Key, out var own) => met with { State = MaterialState.Met, Licence = StandInOf(own) },
            var later when plan.IsIssuedBefore(material) => later with
            {
                State = MaterialState.ToBeIssued,
                IssuedBy = plan.Required.First(step => step.Step.Issues == material.MetBy).Step.Key,
            },
            var handIn => handIn,
        }).Select(one => one.With(files[one.Material.Key])).ToList();
    }

    private StandIn StandInOf(MaterialRow row) => new(
        row.LicenceNumber, row.LicenceType, workflows.Licences.GetValueOrDefault(row.LicenceType)?.Issuer, row.At, row.ValidUntil, null, null,
        row.Source, row.From);

    private static StandIn StandInOf(PooledLicence own) => new(
        own.Licence.Number, own.Licence.Type, own.Licence.Department, own.Licence.IssuedAt, own.Licence.ValidUntil, null, null,
        SourceKind.Licence, own.ApplicationNumber);
}
