using System.Threading.Channels;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>How the floor's calls become durable.</summary>
internal interface ICommits : IAsyncDisposable
{
    /// <returns>Once it is committed.</returns>
    Task Commit(NpgsqlBatchCommand call, CancellationToken cancellationToken);
}

/// <summary>Each call is a transaction of its own: one prepared batch, one round trip, one commit.</summary>
internal sealed class BatchCommits(NpgsqlDataSource database) : ICommits
{
    public async Task Commit(NpgsqlBatchCommand call, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(call);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <summary>
/// Calls that arrive while others are being committed wait for each other, and are committed together: one batch, one
/// transaction, one wait for the disk. Each caller is answered after it.
/// </summary>
internal sealed class GroupedCommits : ICommits
{
    private const int Most = 64;

    private readonly NpgsqlDataSource database;
    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task writer;

    private sealed record Waiting(NpgsqlBatchCommand Call, TaskCompletionSource Done);

    public GroupedCommits(NpgsqlDataSource database)
    {
        this.database = database;
        writer = Task.Run(Write);
    }

    public async Task Commit(NpgsqlBatchCommand call, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync(new Waiting(call, done), cancellationToken);
        await done.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.Complete();
        await writer;
        await database.DisposeAsync();
    }

    private async Task Write()
    {
        await using var connection = await database.OpenConnectionAsync();
        var group = new List<Waiting>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < Most && waiting.Reader.TryRead(out var one))
                group.Add(one);
            try
            {
                await Execute(connection, group);
                group.ForEach(one => one.Done.SetResult());
            }
            catch (PostgresException)
            {
                // One that was refused takes none of the others with it.
                foreach (var one in group)
                    await Alone(connection, one);
            }

            group.Clear();
        }
    }

    private static async Task Alone(NpgsqlConnection connection, Waiting one)
    {
        try
        {
            await Execute(connection, [one]);
            one.Done.SetResult();
        }
        catch (PostgresException exception)
        {
            one.Done.SetException(exception);
        }
    }

    private static async Task Execute(NpgsqlConnection connection, List<Waiting> group)
    {
        await using var batch = new NpgsqlBatch(connection);
        group.ForEach(one => batch.BatchCommands.Add(one.Call));
        await batch.ExecuteNonQueryAsync();
    }
}
