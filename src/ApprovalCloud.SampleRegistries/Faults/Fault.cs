namespace ApprovalCloud.SampleRegistries.Faults;

/// <summary>What can be wrong with a registry.</summary>
public enum FaultKind { None, Slow, Error, Malformed, WrongPerson, Huge, Deep, WrongTypes, Scripts, Redirect }

/// <param name="Seconds">How long a slow registry takes.</param>
public sealed record Fault(FaultKind Kind, int Seconds = 5)
{
    public static readonly Fault None = new(FaultKind.None);
}
