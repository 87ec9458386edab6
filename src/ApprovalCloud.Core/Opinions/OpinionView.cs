using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Opinions;

/// <summary>An opinion as the department that asked for it reads it.</summary>
/// <param name="EndedAt">Null while it is out; with no stance, the step was decided without it.</param>
public sealed record OpinionView(
    Guid Id, string Asked, string AskedBy, DateTimeOffset AskedAt, string Question, string Reason, IReadOnlyList<string> Shared, DateOnly? DueOn,
    DateTimeOffset? DueAt, Stance? Stance, string? Answer, string? AnsweredBy, DateTimeOffset? EndedAt);

internal static class OpinionViews
{
    /// <summary>All that a step of an application that the caller may see asked for, in order.</summary>
    public static Task<List<OpinionView>> Of(AppDbContext db, Guid application, string step, CancellationToken cancellationToken) => db.Opinions.AsNoTracking()
        .OfScopedRows().Where(one => one.ApplicationId == application && one.Step == step).OrderBy(one => one.AskedAt).ThenBy(one => one.Id)
        .Select(one => new OpinionView(
            one.Id, one.Asked, one.AskedByName, one.AskedAt, one.Question, one.Reason, one.Shared, one.DueOn, one.DueAt, one.Stance, one.Answer,
            one.AnsweredByName, one.EndedAt))
        .ToListAsync(cancellationToken);
}
