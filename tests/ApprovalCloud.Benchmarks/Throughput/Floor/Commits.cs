using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>How the floor's calls become durable.</summary>
internal interface ICommits : IAsyncDisposable
{
    /// <returns>Once it is committed.</returns>
    Task Commit(Guid application, NpgsqlBatchCommand call, CancellationToken cancellationToken);
}

/// <summary>Each call is a transaction of its own: one prepared batch, one round trip, one commit.</summary>
internal sealed class BatchCommits(NpgsqlDataSource database) : ICommits
{
    public async Task Commit(Guid application, NpgsqlBatchCommand call, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(call);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <summary>
/// Calls that arrive while others are being committed wait for each other, and are committed together: one batch, one
/// transaction, one wait for the disk. Each caller is answered after it. An application has always the same writer, so that no
/// two wait for each other.
/// </summary>
internal sealed class GroupedCommits : ICommits
{
    private const int Writers = 2;

    private readonly NpgsqlDataSource database;
    private readonly IReadOnlyList<GroupWriter> writers;

    public GroupedCommits(NpgsqlDataSource database)
    {
        this.database = database;
        writers = [.. Enumerable.Range(0, Writers).Select(_ => new GroupWriter(database))];
    }

    public Task Commit(Guid application, NpgsqlBatchCommand call, CancellationToken cancellationToken) =>
        writers[(int)((uint)application.GetHashCode() % Writers)].Commit(call, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in writers)
            await writer.DisposeAsync();
        await database.DisposeAsync();
    }
}
