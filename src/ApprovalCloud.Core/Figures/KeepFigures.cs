using System.Runtime.InteropServices;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ApprovalCloud.Core.Figures;

/// <summary>Adds to every save what it changes in the figures, whatever use case it comes from.</summary>
public sealed class KeepFigures(Lazy<CaseFigures> counting) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Add(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Compare(eventData.Context!, itself: true);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Compare(eventData.Context!, itself: true);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Compare(eventData.Context!, itself: true);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Compare(eventData.Context!, itself: true);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Compare(eventData.Context!, itself: true);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Compare(eventData.Context!, itself: true);
        return Task.CompletedTask;
    }

    // Each look at what is tracked would compare all of it anew, and so would the save: once is enough.
    private static void Compare(DbContext db, bool itself) => db.ChangeTracker.AutoDetectChangesEnabled = itself;

    private CaseFigures Figures => counting.Value;

    private void Add(DbContext db)
    {
        db.ChangeTracker.DetectChanges();
        Compare(db, itself: false);
        // Saved once more, after a save that failed for a while.
        if (db.ChangeTracker.Entries<FigureChange>().Any(entry => entry.State == EntityState.Added))
            return;
        // What comes out of the archive, or goes into it, was counted when it happened.
        if (db.ChangeTracker.Entries<ArchivedCase>().Any())
            return;
        var different = Count(db).Where(change => change.Value != 0).ToList();
        if (different.Count > 0)
            db.Add(new FigureChange(different));
    }

    private Dictionary<(FigureKey, int), int> Count(DbContext db)
    {
        var changes = new Dictionary<(FigureKey, int), int>();
        foreach (var entry in db.ChangeTracker.Entries<Application>().Where(IsChanged))
        {
            Count(changes, Before(entry) is { } before ? Figures.Of(before) : [], -1);
            Count(changes, After(entry) is { } after ? Figures.Of(after) : [], 1);
        }

        foreach (var entry in db.ChangeTracker.Entries<StepRow>().Where(IsChanged))
        {
            var application = Of(db, entry.Entity.ApplicationId);
            Count(changes, Before(entry) is { } before ? Figures.Of(application, before) : [], -1);
            Count(changes, After(entry) is { } after ? Figures.Of(application, after) : [], 1);
        }

        foreach (var entry in db.ChangeTracker.Entries<EventRow>().Where(entry => entry.State == EntityState.Added))
            Count(changes, Figures.Of(Of(db, entry.Entity.ApplicationId), entry.Entity), 1);
        return changes;
    }

    private static Application Of(DbContext db, Guid id) => db.Set<Application>().Find(id)!;

    private static bool IsChanged(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static T? Before<T>(EntityEntry<T> entry) where T : class => entry.State == EntityState.Added ? null : (T)entry.OriginalValues.ToObject();

    private static T? After<T>(EntityEntry<T> entry) where T : class => entry.State == EntityState.Deleted ? null : entry.Entity;

    private static void Count(Dictionary<(FigureKey, int), int> changes, IEnumerable<(FigureKey, int)> cases, int by)
    {
        foreach (var one in cases)
            CollectionsMarshal.GetValueRefOrAddDefault(changes, one, out _) += by;
    }
}
