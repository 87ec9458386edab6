namespace ApprovalCloud.Core.SharedData;

/// <summary>Ends an exchange with a registry with an outcome that trying again would not change.</summary>
internal sealed class RegistryFailure(LookupOutcome outcome) : Exception($"The registry's outcome: {outcome}.")
{
    public LookupOutcome Outcome => outcome;
}
