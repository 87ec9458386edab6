using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>What other answers change about what somebody needs.</summary>
/// <param name="Steps">Those whose involvement is another than before, as they are planned now.</param>
/// <param name="Materials">The same of materials; one that is not needed any more is in it as not required.</param>
/// <param name="Days">Promised working days more than before, or fewer if it is below zero.</param>
public sealed record PlanChange(IReadOnlyList<PlannedStep> Steps, IReadOnlyList<PlannedMaterial> Materials, int Days)
{
    public bool IsNone => Steps.Count + Materials.Count == 0 && Days == 0;

    /// <summary>Both plans must be of the same version of the same service.</summary>
    public static PlanChange Between(Plan before, Plan now)
    {
        var steps = before.Steps.ToDictionary(step => step.Step.Key, step => step.Involvement);
        // Materials that are not required are not in a plan.
        var (old, current) = (Needed(before), Needed(now));
        var materials = before.Materials.Concat(now.Materials).Select(planned => planned.Material).DistinctBy(material => material.Key)
            .Where(material => Of(old, material) != Of(current, material))
            .Select(material => new PlannedMaterial(material, Of(current, material)));
        return new PlanChange([.. now.Steps.Where(step => steps[step.Step.Key] != step.Involvement)], [.. materials], now.WorkingDays - before.WorkingDays);
    }

    private static Dictionary<string, Involvement> Needed(Plan plan) =>
        plan.Materials.ToDictionary(planned => planned.Material.Key, planned => planned.Involvement);

    private static Involvement Of(Dictionary<string, Involvement> needed, Material material) =>
        needed.GetValueOrDefault(material.Key, Involvement.NotRequired);
}
