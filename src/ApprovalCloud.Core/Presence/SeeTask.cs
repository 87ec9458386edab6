using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Presence;

/// <summary>A clerk has a task of their department open, or leaves it; the answer is which colleagues have it open now.</summary>
public sealed record SeeTask(Caller By, Guid ApplicationId, string Step, bool Leaves = false) : IRequest<Result<IReadOnlyList<Onlooker>>>;

public sealed record Onlooker(string Name, DateTimeOffset SeenAt);

internal sealed class SeeTaskHandler(AppDbContext db, IOptions<PresenceOptions> options, TimeProvider clock) : IRequestHandler<SeeTask, Result<IReadOnlyList<Onlooker>>>
{
    public Task<Result<IReadOnlyList<Onlooker>>> Handle(SeeTask request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => See(request, cancellationToken));

    private async Task<Result<IReadOnlyList<Onlooker>>> See(SeeTask request, CancellationToken cancellationToken)
    {
        var (application, step, me, now) = (request.ApplicationId, request.Step, request.By.Id, clock.Now());
        var seen = await db.SeenAt(request.By, application, step).ToListAsync(cancellationToken);
        if (seen.Count == 0)
            return Problem.NotFound(Messages.TaskNotFound);
        var mine = db.TaskPresence.OfScopedRows().Where(one => one.ApplicationId == application && one.Step == step && one.PersonId == me);
        if (request.Leaves)
        {
            await mine.ExecuteDeleteAsync(cancellationToken);
        }
        else if (!seen.Exists(one => one.PersonId == me) || await mine.ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now), cancellationToken) == 0)
        {
            db.TaskPresence.Add(new TaskPresence(application, step, request.By, now));
            await db.SaveChangesAsync(cancellationToken);
        }

        var since = now.AddMinutes(-options.Value.Minutes);
        return seen.Where(one => one.PersonId is { } person && person != me && one.SeenAt >= since)
            .OrderBy(one => one.PersonName, StringComparer.Ordinal).ThenBy(one => one.PersonId).Select(one => new Onlooker(one.PersonName!, one.SeenAt!.Value)).ToList();
    }
}
