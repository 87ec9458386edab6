using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// Saves that arrive while the database is busy with others share its next commit, and so its wait for the disk. Each is answered after that
/// commit. Where one of them cannot be saved, all of its group are undone, and each is saved by itself.
/// </summary>
internal sealed class SharedCommits(string connection) : IAsyncDisposable
{
    private const int Writers = 2;
    private const int Most = 16;

    private readonly Channel<Save> waiting = Channel.CreateUnbounded<Save>();
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connection);
    private readonly Lock starting = new();
    private Task? writing;

    private sealed record Save(Guid Application, IReadOnlyList<IUpdateEntry> Entries)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End(bool isWhole)
        {
            if (isWhole)
                Done.SetResult();
            else
                Done.SetException(new DbUpdateConcurrencyException("A row that was to be changed is gone.", Entries));
        }
    }

    /// <summary>Ends when the rows are durable. Once it has begun it is not called off, or its caller could not know whether it was saved.</summary>
    /// <exception cref="PostgresException">As if it were saved alone.</exception>
    public Task Write(Guid application, IReadOnlyList<IUpdateEntry> entries)
    {
        if (writing is null)
        {
            lock (starting)
                writing ??= Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(Run)));
        }

        var save = new Save(application, entries);
        return waiting.Writer.TryWrite(save) ? save.Done.Task : throw new ObjectDisposedException(nameof(SharedCommits));
    }

    private async Task Run()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var group = new List<Save>();
            while (group.Count < Most && waiting.Reader.TryPeek(out var next) && group.TrueForAll(save => save.Application != next.Application)
                && waiting.Reader.TryRead(out var save))
                group.Add(save);
            if (group.Count == 0)
                continue;
            // Two groups that meet in two applications wait for each other in the same order.
            group.Sort((one, other) => one.Application.CompareTo(other.Application));
            await Commit(group);
        }
    }

    private async Task Commit(List<Save> group)
    {
        try
        {
            await using var from = await source.OpenConnectionAsync();
            await using var batch = new NpgsqlBatch(from);
            var changes = Commands(group, batch.BatchCommands);
            await batch.ExecuteNonQueryAsync();
            var gone = changes.Where(change => change.Command.RecordsAffected != 1).Select(change => change.Save).ToHashSet();
            group.ForEach(save => save.End(isWhole: !gone.Contains(save)));
        }
        // Where the database itself is away nobody's rows are at fault, and whether they were kept is unknown: all are told.
        catch (PostgresException exception) when (group.Count > 1 && !exception.IsOfDatabaseAway())
        {
            foreach (var save in group)
                await Commit([save]);
        }
        catch (Exception exception)
        {
            group.ForEach(save => save.Done.SetException(exception));
        }
    }

    // Kind after kind, as a save alone would go, and new rows of a kind at once.
    private static List<(Save Save, NpgsqlBatchCommand Command)> Commands(List<Save> group, NpgsqlBatchCommandCollection commands)
    {
        var changes = new List<(Save Save, NpgsqlBatchCommand Command)>();
        var rows = group.SelectMany(save => save.Entries.Select(entry => (Save: save, Entry: entry)));
        foreach (var ofKind in rows.GroupBy(row => row.Entry.EntityType).OrderBy(kind => OneTripDatabase.PlaceOf(kind.Key)))
        {
            var rowsOfKind = RowWriting.Of(ofKind.Key);
            var added = ofKind.Where(row => row.Entry.EntityState == EntityState.Added).Select(row => row.Entry).ToList();
            if (added.Count > 0)
                commands.Add(rowsOfKind.Add(added));
            foreach (var (save, entry) in ofKind.Where(row => row.Entry.EntityState == EntityState.Modified))
            {
                changes.Add((save, rowsOfKind.Change(entry)));
                commands.Add(changes[^1].Command);
            }
        }

        return changes;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        if (writing is { } task)
            await task;
        await source.DisposeAsync();
    }
}
