using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Applicants who ask the clerk's department for more time, the longest waiting first.</summary>
public sealed record ListMoreTime(Caller By) : IRequest<Result<IReadOnlyList<MoreTimeRow>>>
{
    public const int Most = 200;
}

/// <param name="Term">The last day as it is.</param>
public sealed record MoreTimeRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, DateOnly Term, MoreTime Asked, DateTimeOffset AskedAt);

internal sealed class ListMoreTimeHandler(AppDbContext db) : IRequestHandler<ListMoreTime, Result<IReadOnlyList<MoreTimeRow>>>
{
    public async Task<Result<IReadOnlyList<MoreTimeRow>>> Handle(ListMoreTime request, CancellationToken cancellationToken)
    {
        var pending = await db.Steps.AsNoTracking().TasksOf(request.By).Active().Where(step => step.MoreTimeAskedAt != null)
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id,
                (step, application) => new { Step = step, application.Number, application.Service, application.ServiceVersion })
            .OrderBy(row => row.Step.MoreTimeAskedAt).Take(ListMoreTime.Most).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<MoreTimeRow>>.Ok([.. pending.Select(row => new MoreTimeRow(
            row.Step.ApplicationId, row.Number!, row.Service, row.ServiceVersion, row.Step.Key,
            row.Step.Detail!.TermOf(row.Step.Detail.MoreTime!.Material)!.Value, row.Step.Detail.MoreTime, row.Step.MoreTimeAskedAt!.Value))]);
    }
}
