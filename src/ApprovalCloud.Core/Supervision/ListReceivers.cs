using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Who has a step in hand, and to whom of its department a supervisor could move it.</summary>
public sealed record ListReceivers(Caller By, Guid ApplicationId, string Step) : IRequest<Result<Receivers>>;

/// <param name="Holder">Null if nobody has it in hand.</param>
/// <param name="Version">The step's, as it was seen.</param>
public sealed record Receivers(string? Holder, int Version, IReadOnlyList<Colleague> Clerks);

internal sealed class ListReceiversHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ListReceivers, Result<Receivers>>
{
    public async Task<Result<Receivers>> Handle(ListReceivers request, CancellationToken cancellationToken)
    {
        var row = await db.Steps.AsNoTracking().Active().Where(step => step.ApplicationId == request.ApplicationId && step.Key == request.Step)
            .Join(db.Applications.SupervisedBy(request.By), step => step.ApplicationId, application => application.Id, (step, _) => step)
            .SingleOrDefaultAsync(cancellationToken);
        return row is null
            ? Problem.NotFound(Messages.ApplicationNotFound)
            : new Receivers(row.AssigneeName, row.Version, [.. (await db.ClerksOf(row.Department, request.By, clock.Now(), cancellationToken)).Where(one => one.Id != row.AssigneeId)]);
    }
}

internal static class ClerksOfDepartment
{
    /// <summary>The clerks of a department, for a supervisor, with who of them is away.</summary>
    public static async Task<IReadOnlyList<Colleague>> ClerksOf(this AppDbContext db, string department, Caller by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking().Where(user => user.Department == department && user.ClosedAt == null)
            .OrderBy(user => user.DisplayName).Select(user => new Colleague(user.Id, user.DisplayName, null)).ToListAsync(cancellationToken);
        return await db.Absences.SupervisedBy(by).Where(one => one.Department == department).Among(people, now, cancellationToken);
    }
}
