using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Conversations;

/// <param name="Author">Who wrote it.</param>
public sealed record MessageView(Guid Id, string Step, bool IsFromApplicant, string Author, string Text, DateTimeOffset At, DateTimeOffset? AnsweredAt);

internal static class MessageViews
{
    /// <summary>What was said about an application that the caller may see, in order.</summary>
    /// <param name="step">About this step alone; about all, if none is named.</param>
    public static Task<List<MessageView>> Of(AppDbContext db, Guid application, string? step, CancellationToken cancellationToken) => db.StepMessages.AsNoTracking()
        .OfScopedRows().Where(one => one.ApplicationId == application && (step == null || one.Step == step))
        .OrderBy(one => one.At).ThenBy(one => one.Id)
        .Select(one => new MessageView(one.Id, one.Step, one.IsFromApplicant, one.AuthorName, one.Text, one.At, one.AnsweredAt))
        .ToListAsync(cancellationToken);
}
