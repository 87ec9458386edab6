using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Waiting;

/// <summary>Steps of the citizen's own applications that wait for them: their days stand in the history.</summary>
internal sealed class WaitingSteps(AppDbContext db, Workflows workflows, TimeProvider clock)
{
    private static readonly string[] Told =
        [nameof(CommitmentChecked), nameof(StepRefused), nameof(StepNotAccepted), nameof(AppealFiled), nameof(AppealDecided)];

    public async Task<IEnumerable<WaitingItem>> Of(IActsFor request, Guid? only, CancellationToken cancellationToken)
    {
        var rows = await (
            from application in db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            join step in db.Steps.OfScopedRows() on application.Id equals step.ApplicationId
            where (only == null || application.Id == only) && application.EndedAs != CaseStatus.Withdrawn
                && (step.CorrectionId != null || step.FollowBy != null || step.CheckBy != null
                    || step.Status == StepStatus.Refused || step.Status == StepStatus.NotAccepted)
            select new { Application = application, Step = step }).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Application.Id).Distinct().ToList();
        var history = (await db.HistoriesOf(ids, row => row.Step != null && Told.Contains(row.Kind), cancellationToken)).ToLookup(row => (row.ApplicationId, row.Step!), row => row.Read());
        return rows.SelectMany(row => Of(row.Application, row.Step, [.. history[(row.Application.Id, row.Step.Key)]]));
    }

    private IEnumerable<WaitingItem> Of(Application application, StepRow step, IReadOnlyList<RunEvent> history)
    {
        if (workflows.Find(application.Service, application.ServiceVersion) is not { } service)
            return [];
        var office = OfficeTime.Of(service.Law);
        return
        [
            .. step.CorrectionId is { } correction
                ? [MoreTime(null, Item(WaitingKind.Correction, End(step.Detail?.Term), $"correct/{correction}"))]
                : Array.Empty<WaitingItem>(),
            .. step.Status.IsActive() && step.Detail is { } detail
                ? detail.ToFollow.Select(one => MoreTime(one.Material, Item(WaitingKind.Material, End(one.By), "materials") with { Subject = one.Material }))
                : [],
            .. step is { Status: StepStatus.Granted, Detail.Check: CheckKind.Commitment }
                    && history.OfType<CommitmentChecked>().LastOrDefault() is { Result: CheckResult.ToRectify, RectifyBy: { } rectify }
                ? [Item(WaitingKind.Rectification, End(rectify), "track")]
                : Array.Empty<WaitingItem>(),
            .. step.Status.IsBlocking() ? Appeals() : [],
        ];

        IEnumerable<WaitingItem> Appeals()
        {
            var today = office.DateOf(clock.GetUtcNow());
            return RefusalNotice.Of(history, step.Key, service, workflows.CalendarOf(service)) is { } refusal && refusal.IsOpen(today)
                ? refusal.FiledHere.Where(one => one.Until >= today).Take(1)
                    .Select(one => Item(WaitingKind.Appeal, End(one.Until), $"appeal/{step.Key}") with { Subject = one.Remedy.Key })
                : [];
        }

        // One request at a time is answered about a step.
        WaitingItem MoreTime(string? material, WaitingItem item) => step.Detail?.MoreTime is { } asked
            ? item with { AskedUntil = asked.Material == material ? asked.Until : null }
            : item with { MoreTime = item.By is null ? null : $"/apply/{application.Id}/more-time/{step.Key}{(material is null ? "" : $"?material={Uri.EscapeDataString(material)}")}" };

        DateTimeOffset? End(DateOnly? day) => day is { } last ? office.EndOf(last) : null;

        WaitingItem Item(WaitingKind kind, DateTimeOffset? until, string place) =>
            new(kind, application.Service, application.ServiceVersion, until, $"/apply/{application.Id}/{place}")
            {
                ApplicationId = application.Id, Number = application.Number, Step = step.Key,
            };
    }
}
