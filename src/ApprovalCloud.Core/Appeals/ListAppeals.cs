using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Appeals;

/// <summary>Appeals that nobody has decided yet, the oldest first. It names no applicant.</summary>
public sealed record ListAppeals(Caller By) : IRequest<Result<IReadOnlyList<AppealRow>>>
{
    public const int Most = 500;
}

/// <param name="Age">Days since it was filed.</param>
/// <param name="DecideBy">The last day on which it is decided.</param>
public sealed record AppealRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, string Department, DateTimeOffset FiledAt, int Age,
    DateOnly DecideBy, bool IsLate);

internal sealed class ListAppealsHandler(AppDbContext db, Workflows workflows, TimeProvider clock)
    : IRequestHandler<ListAppeals, Result<IReadOnlyList<AppealRow>>>
{
    public async Task<Result<IReadOnlyList<AppealRow>>> Handle(ListAppeals request, CancellationToken cancellationToken)
    {
        var rows = await (
            from step in db.Steps.AsNoTracking().AppealsFor(request.By)
            join application in db.Applications.SupervisedBy(request.By) on step.ApplicationId equals application.Id
            orderby step.AppealedAt
            select new
            {
                Step = step,
                application.Number,
                application.Service,
                application.ServiceVersion,
                Filed = db.Events.Where(row => row.ApplicationId == step.ApplicationId && row.Step == step.Key && row.Kind == nameof(AppealFiled))
                    .OrderByDescending(row => row.Sequence).First(),
            }).Take(ListAppeals.Most).ToListAsync(cancellationToken);
        var now = clock.Now();
        return Result<IReadOnlyList<AppealRow>>.Ok([.. rows.Select(row =>
        {
            var service = workflows.Find(row.Service, row.ServiceVersion)!;
            var (office, filed) = (OfficeTime.Of(service.Law), (AppealFiled)row.Filed.Read());
            var (today, by) = (office.DateOf(now), RefusalNotice.LastDayFor(filed, service, workflows.CalendarOf(service))!.Value);
            return new AppealRow(
                row.Step.ApplicationId, row.Number!, row.Service, row.ServiceVersion, row.Step.Key, row.Step.Department, filed.At,
                today.DayNumber - office.DateOf(filed.At).DayNumber, by, by < today);
        })]);
    }
}
