namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>A database in which the reference work was done.</summary>
internal interface IChecked
{
    string Name { get; }

    /// <summary>What is missing or wrong, when these and no others were submitted and decided.</summary>
    Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken);
}
