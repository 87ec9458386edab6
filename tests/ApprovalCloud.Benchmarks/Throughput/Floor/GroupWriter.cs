using System.Threading.Channels;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>Commits whatever has arrived, all of it together, and then whatever has arrived meanwhile.</summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int Most = 64;

    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task writing;

    private sealed record Waiting(NpgsqlBatchCommand Call, TaskCompletionSource Done);

    public GroupWriter(NpgsqlDataSource database) => writing = Task.Run(() => Write(database));

    public async Task Commit(NpgsqlBatchCommand call, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync(new Waiting(call, done), cancellationToken);
        await done.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.Complete();
        await writing;
    }

    private async Task Write(NpgsqlDataSource database)
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
            catch (NpgsqlException)
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
        catch (NpgsqlException exception)
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
