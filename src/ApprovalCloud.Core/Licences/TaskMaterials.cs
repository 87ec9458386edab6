using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

public enum MaterialState
{
    /// <summary>A valid e-licence stands for it.</summary>
    Met,
    /// <summary>The e-licence that stood for it has been revoked.</summary>
    Revoked,
    /// <summary>The e-licence that stood for it is not valid any more.</summary>
    Expired,
    /// <summary>A step of the same application is to issue it.</summary>
    ToBeIssued,
    /// <summary>The applicant has handed a file in.</summary>
    Attached,
    /// <summary>To be handed in, here or at the department.</summary>
    HandIn,
}

/// <summary>A material as the clerk sees it who decides on it.</summary>
/// <param name="IssuedBy">The step of the same application that is to issue it.</param>
public sealed record TaskMaterial(Material Material, MaterialState State, StandIn? Licence = null, string? IssuedBy = null)
{
    /// <summary>What was handed in for it, the newest first.</summary>
    public IReadOnlyList<FileView> Files { get; init; } = [];

    /// <summary>What stands for it now.</summary>
    public FileView? File => Files.FirstOrDefault(file => file.IsCurrent);

    /// <summary>The same with its files: where no e-licence does, a file stands for it.</summary>
    internal TaskMaterial With(IEnumerable<FileView> files)
    {
        var known = this with { Files = [.. files] };
        return known is { State: MaterialState.HandIn, File: not null } ? known with { State = MaterialState.Attached } : known;
    }
}

/// <summary>The e-licence that stands for a material.</summary>
/// <param name="From">The application in which it was issued, or the registry that proved it.</param>
public sealed record StandIn(
    string Number, string Type, string? Issuer, DateTimeOffset At, DateTimeOffset? ValidUntil, DateTimeOffset? RevokedAt,
    string? RevokedBecause, SourceKind Source, string From);

/// <summary>Says of materials where they are: looked up anew each time, because a licence may be revoked meanwhile.</summary>
public sealed class TaskMaterials(AppDbContext db, Workflows workflows, FilesOfCase filesOfCase, TimeProvider clock)
{
    public async Task<IReadOnlyList<TaskMaterial>> Of(OpenCase open, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        if (materials.Count == 0)
            return [];
        var files = await filesOfCase.Sent(open.Application, cancellationToken);
        return [.. (await ByLicence(open, materials, cancellationToken)).Select(one => one.With(files[one.Material.Key]))];
    }

    private async Task<IReadOnlyList<TaskMaterial>> ByLicence(OpenCase open, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        if (materials.All(material => material.MetBy is null))
            return [.. materials.Select(material => new TaskMaterial(material, MaterialState.HandIn))];
        var rows = await db.Materials.AsNoTracking().OfScopedRows().Where(row => row.ApplicationId == open.Application.Id).ToDictionaryAsync(row => row.Key, cancellationToken);
        // Not joined: a licence lies with the application that it was issued to, which may be another one.
        var numbers = rows.Values.Select(row => row.LicenceNumber).Distinct().ToList();
        var licences = numbers.Count == 0
            ? []
            : await db.Licences.AsNoTracking().OfScopedRows().Where(licence => numbers.Contains(licence.Number)).ToDictionaryAsync(licence => licence.Number, cancellationToken);
        return [.. materials.Select(material => rows.GetValueOrDefault(material.Key) is { } there
            ? Met(material, there, licences.GetValueOrDefault(there.LicenceNumber))
            : Unmet(open, material))];
    }

    private TaskMaterial Met(Material material, MaterialRow row, Licence? licence)
    {
        var issuer = licence?.Department ?? workflows.Licences.GetValueOrDefault(row.LicenceType)?.Issuer;
        var standIn = new StandIn(
            row.LicenceNumber, row.LicenceType, issuer, licence?.IssuedAt ?? row.At, licence is null ? row.ValidUntil : licence.ValidUntil,
            licence?.RevokedAt, licence?.RevokedBecause, row.Source, row.From);
        var state = standIn switch
        {
            { RevokedAt: not null } => MaterialState.Revoked,
            { ValidUntil: { } until } when until <= clock.GetUtcNow() => MaterialState.Expired,
            _ => MaterialState.Met,
        };
        return new TaskMaterial(material, state, standIn);
    }

    private static TaskMaterial Unmet(OpenCase open, Material material)
    {
        var issuing = material.MetBy is null ? null : open.Service.Steps.FirstOrDefault(step =>
            step.Issues == material.MetBy && open.Run[step.Key].Status.IsUndecided());
        return issuing is null
            ? new TaskMaterial(material, MaterialState.HandIn)
            : new TaskMaterial(material, MaterialState.ToBeIssued, IssuedBy: issuing.Key);
    }
}
