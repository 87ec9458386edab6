namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>The floor without HTTP: called where the callers are.</summary>
internal sealed class FloorSide(string name, FloorDatabase database, ICommits commits) : ISide
{
    private static readonly Dictionary<string, string> Facts = ReferenceWork.Answers.ToDictionary(fact => fact.Key, fact => $"{fact.Value}");

    public string Name => name;

    public int Share => FloorShare;

    public int ProcessId => Environment.ProcessId;

    /// <summary>So many times as fast it is about, so that rounds take about as long.</summary>
    public const int FloorShare = 4;

    public async Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await latencies.Time(Kind.Submit, () => Commit(FloorCommands.Submit(id, FloorPerson.Applicant, Facts), cancellationToken));
        return id;
    }

    public Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken) => latencies.Time(
        Kind.Decide, () => Commit(FloorCommands.Decide(application, ReferenceWork.Steps[step].Key, FloorPerson.Clerks[step], 1, "in order"), cancellationToken));

    public Task<double> Allocated(CancellationToken cancellationToken) => Task.FromResult((double)GC.GetTotalAllocatedBytes());

    public Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken) => database.Faults(name, applications, cancellationToken);

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task<bool> Commit(Npgsql.NpgsqlBatchCommand call, CancellationToken cancellationToken)
    {
        await commits.Commit(call, cancellationToken);
        return true;
    }
}
