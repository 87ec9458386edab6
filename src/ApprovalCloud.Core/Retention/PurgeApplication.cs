using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ApprovalCloud.Core.Retention;

/// <summary>Takes everything of one application out of the database and the file store, and leaves its <see cref="PurgedCase"/>: files before the commit, so that none is left of what nobody knows any more.</summary>
public sealed class PurgeApplication(AppDbContext db, CaseFigures figures, OwnLog log, RetentionDue retention, IFileStore files, TimeProvider clock)
{
    // What stays: the seals, and what they are proven by.
    private static readonly HashSet<Type> Kept = [typeof(SealedCase), typeof(PurgedCase)];

    /// <returns>False where its history is not whole, or it has changed meanwhile: it is left as it is.</returns>
    public async Task<bool> Run(Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.Applications.ForThePlatform().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (application is null || !retention.IsOver(application))
            return false;
        var events = await db.HistoryOf(id, row => true, cancellationToken);
        if (EventChain.Fault(application, events) is not null)
            return false;
        db.Add(await Rest(application, events, cancellationToken));
        // Whoever changes it at the same time comes again, and finds it gone.
        application.Guard();
        await db.SaveChangesAsync(cancellationToken);
#pragma warning disable EF1002 // The names are the model's.
        foreach (var table in Tables(db.Model))
            await db.Database.ExecuteSqlRawAsync(Forgetting(table.Name) ?? $"DELETE FROM {table.Name} WHERE {table.Column} = {{0}}", [id], cancellationToken);
#pragma warning restore EF1002
        await files.DeleteAll(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // PostgreSQL looks itself whether their hashes stay: nodes may have no right to take them away.
    private string? Forgetting(string table) => db.Database.IsNpgsql()
        ? table switch { "\"events\"" => "SELECT forget_events({0})", "\"fact_reads\"" => "SELECT forget_reads({0})", _ => null }
        : null;

    private async Task<PurgedCase> Rest(Application application, List<EventRow> events, CancellationToken cancellationToken)
    {
        var steps = await db.Steps.AsNoTracking().ForThePlatform().Where(step => step.ApplicationId == application.Id).ToListAsync(cancellationToken);
        var reads = await db.FactReads.AsNoTracking().OfScopedRows().Where(read => read.ApplicationId == application.Id).OrderBy(read => read.Sequence).ToListAsync(cancellationToken);
        var counted = figures.Of(application).Concat(steps.SelectMany(step => figures.Of(application, step)))
            .Concat(events.Where(row => CaseFigures.Acts.Contains(row.Kind)).SelectMany(row => figures.Of(application, row)));
        var trace = await log.Traces(db.Applications.ForThePlatform().Where(one => one.Id == application.Id), cancellationToken).SingleAsync(cancellationToken);
        var course = trace.EventsToEnd is { } end ? trace.Trace with { Events = [.. trace.Trace.Events.Take(end).Select(happened => happened with { Resource = null })] } : null;
        return new PurgedCase(application, events, reads, new PurgedFigures([.. counted.Select(one => new PurgedFigure(one.Key, one.Value))], course), retention.KeptUntil(application)!.Value, clock.GetUtcNow());
    }

    // Every table in which rows of applications lie, those first that refer to others.
    private static IEnumerable<(string Name, string Column)> Tables(IModel model)
    {
        var left = model.GetEntityTypes().Where(type => !Kept.Contains(type.ClrType)
            && ((Placement.Of.TryGetValue(type.ClrType, out var place) && place == Place.WithApplication) || type.ClrType == typeof(Redress))).ToList();
        while (left.Count > 0)
        {
            var next = left.First(type => !type.GetReferencingForeignKeys().Any(key => key.DeclaringEntityType != type && left.Contains(key.DeclaringEntityType)));
            left.Remove(next);
            yield return ($"\"{next.GetTableName()}\"", $"\"{next.FindProperty(Placement.ApplicationIn(next.ClrType))!.GetColumnName()}\"");
        }
    }
}
