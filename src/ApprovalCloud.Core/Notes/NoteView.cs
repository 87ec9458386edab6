using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notes;

/// <param name="Text">Null once it is withdrawn.</param>
public sealed record NoteView(Guid Id, Guid AuthorId, string Author, DateTimeOffset At, string? Text, DateTimeOffset? WithdrawnAt);

internal static class NoteViews
{
    /// <summary>All notes on a task that the caller may see, in order.</summary>
    public static Task<List<NoteView>> Of(AppDbContext db, Guid application, string step, CancellationToken cancellationToken) => db.TaskNotes.AsNoTracking()
        .OfScopedRows().Where(one => one.ApplicationId == application && one.Step == step).OrderBy(one => one.At).ThenBy(one => one.Id)
        .Select(one => new NoteView(one.Id, one.AuthorId, one.AuthorName, one.At, one.WithdrawnAt == null ? one.Text : null, one.WithdrawnAt))
        .ToListAsync(cancellationToken);
}
