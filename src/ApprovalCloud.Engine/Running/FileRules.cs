using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>When files may still come, and when what was sent may be exchanged.</summary>
internal static class FileRules
{
    public static Refusal? Check(ServiceDefinition service, Run run, Decision decision) => decision switch
    {
        AttachFile attach => CheckOpen(service, run, attach.Material) ?? CheckSent(run, attach.Material, attach.Replaces is not null, attach.IsAskedFor),
        RemoveFile remove => CheckOpen(service, run, remove.Material) ?? CheckSent(run, remove.Material, hasBeenSent: true, remove.IsAskedFor),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "No rule for this decision."),
    };

    private static Refusal? CheckOpen(ServiceDefinition service, Run run, string key)
    {
        if (service.Materials.FirstOrDefault(material => material.Key == key) is not { } material)
            return new Refusal(RefusalRule.UnknownMaterial, key);
        if (run.IsEnded)
            return new Refusal(RefusalRule.ApplicationEnded);
        return material.ReadBy.Any(step => run[step].Status.IsUndecided()) ? null : new Refusal(RefusalRule.MaterialClosed, key);
    }

    // Departments decide on what they have seen: it is not exchanged under their eyes, unless they ask.
    private static Refusal? CheckSent(Run run, string material, bool hasBeenSent, bool isAskedFor) =>
        !hasBeenSent || isAskedFor || run.Steps.Values.Any(step => step.Awaits(material)) ? null : new Refusal(RefusalRule.MaterialSent, material);

    /// <summary>容缺: whether the step waits for the material to follow.</summary>
    public static bool Awaits(this StepRun step, string material) =>
        step.Status.IsActive() && step.Detail.ToFollow.Any(one => one.Material == material);
}
