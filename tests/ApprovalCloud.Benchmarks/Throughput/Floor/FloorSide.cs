namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>The floor without HTTP: called where the callers are.</summary>
internal sealed class FloorSide(FloorDatabase database, ICommits commits) : ISide
{
    public static readonly IReadOnlyDictionary<string, string> Facts = ReferenceWork.Answers.ToDictionary(fact => fact.Key, fact => $"{fact.Value}");

    public string Name => database.Name;

    public IChecked Database => database;

    public int Share => FloorShare;

    public int? ProcessId => null;

    /// <summary>It is so many times as fast as the platform, about, or more.</summary>
    public const int FloorShare = 4;

    public async Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await latencies.Time(Kind.Submit, () => Commit(id, FloorCommands.Submit(id, FloorPerson.Applicant, Facts), cancellationToken));
        return id;
    }

    public Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken) => latencies.Time(
        Kind.Decide, () => Commit(application, FloorCommands.Decide(application, ReferenceWork.Steps[step].Key, FloorPerson.Clerks[step], 1, "in order"), cancellationToken));

    public Task<double> Allocated(CancellationToken cancellationToken) => Task.FromResult((double)GC.GetTotalAllocatedBytes());

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task<bool> Commit(Guid application, Npgsql.NpgsqlBatchCommand call, CancellationToken cancellationToken)
    {
        await commits.Commit(application, call, cancellationToken);
        return true;
    }
}
