using System.Threading.Channels;

namespace ApprovalCloud.Benchmarks.Throughput.Floor.Sqlite;

/// <summary>The floor on SQLite, which has one writer at a time: each call a transaction of its own, or what has arrived together.</summary>
/// <param name="most">How many calls are committed together at most.</param>
internal sealed class SqliteFloorSide : ISide
{
    private readonly SqliteFloor database;
    private readonly int most;
    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task writing;

    private sealed record Waiting(Action<SqliteWork> Call, TaskCompletionSource Done);

    public SqliteFloorSide(SqliteFloor database, int most)
    {
        (this.database, this.most) = (database, most);
        writing = Task.Run(Write);
    }

    public string Name => database.Name;

    public IChecked Database => database;

    public int Share => FloorSide.FloorShare;

    public int? ProcessId => null;

    public async Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await latencies.Time(Kind.Submit, () => Commit(work => work.Submit(id, FloorPerson.Applicant, new FloorTexts(id, FloorPerson.Applicant, FloorSide.Facts))));
        return id;
    }

    public Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken) =>
        latencies.Time(Kind.Decide, () => Commit(work => work.Decide(application, step, FloorPerson.Clerks[step], 1, "in order")));

    public Task<double> Allocated(CancellationToken cancellationToken) => Task.FromResult((double)GC.GetTotalAllocatedBytes());

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.Complete();
        await writing;
    }

    private async Task<bool> Commit(Action<SqliteWork> call)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync(new Waiting(call, done));
        await done.Task;
        return true;
    }

    private async Task Write()
    {
        await using var connection = database.Open();
        using var work = new SqliteWork(connection);
        var group = new List<(Waiting One, Exception? Refused)>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            work.Begin();
            while (group.Count < most && waiting.Reader.TryRead(out var one))
                group.Add((one, Try(one.Call, work)));
            work.Commit();
            foreach (var (done, refused) in group.Select(call => (call.One.Done, call.Refused)))
            {
                if (refused is null)
                    done.SetResult();
                else
                    done.SetException(refused);
            }

            group.Clear();
        }
    }

    private static InvalidOperationException? Try(Action<SqliteWork> call, SqliteWork work)
    {
        try
        {
            call(work);
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return refused;
        }
    }
}
