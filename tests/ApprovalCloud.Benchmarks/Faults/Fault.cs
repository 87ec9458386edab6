namespace ApprovalCloud.Benchmarks.Faults;

/// <summary>Something that breaks, and is put right after a while.</summary>
/// <param name="Bound">For so long at most nothing at all is acknowledged because of it.</param>
/// <param name="Strike">Breaks it, and says what was broken.</param>
/// <param name="Lasts">How long it is left so.</param>
/// <param name="Heal">What whoever looks after the machines would do. What mends itself needs nothing.</param>
internal sealed record Fault(string Name, TimeSpan Bound, Func<Task<string>> Strike, TimeSpan Lasts, Func<Task<string?>>? Heal = null);
