using ApprovalCloud.Core.Licences;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>What an applicant may choose before handing in, with the answers as they are.</summary>
/// <param name="Commitments">告知承诺: steps that may be decided on the applicant's word.</param>
/// <param name="ToFollow">容缺: secondary materials that may be handed in later.</param>
public sealed record Offers(IReadOnlyList<Step> Commitments, IReadOnlyList<Material> ToFollow)
{
    public bool IsNone => Commitments.Count == 0 && ToFollow.Count == 0;

    public static Offers Of(Plan plan, IReadOnlyList<TaskMaterial> materials)
    {
        var required = plan.Required.Select(planned => planned.Step).ToList();
        // What an e-licence meets, or another step issues, nobody hands in.
        var handedIn = materials.Where(one => one.State == MaterialState.HandIn).Select(one => one.Material.Key).ToHashSet();
        return new Offers(
            [.. required.Where(step => step.Commitment is not null)],
            [.. plan.Materials.Where(planned => planned is { Involvement: Involvement.Required, Material.Secondary: true })
                .Select(planned => planned.Material)
                .Where(material => handedIn.Contains(material.Key) && required.Exists(step => material.ReadBy.Contains(step.Key)))]);
    }

    /// <summary>What is still offered of what was chosen.</summary>
    public Choices Of(Choices chosen) => new(
        [.. Commitments.Select(step => step.Key).Where(chosen.Commitments.Contains)],
        [.. ToFollow.Select(material => material.Key).Where(chosen.ToFollow.Contains)]);
}
