using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

public enum TurnaroundBy { Service, Department, Step }

/// <summary>How long it really takes, over what ended in the last twelve months.</summary>
public sealed record GetTurnaround(Caller By, TurnaroundBy Group) : IRequest<Result<IReadOnlyList<TurnaroundRow>>>;

/// <summary>
/// Working days from submission to the end (services) or from opening to the decision (departments, steps). Time spent
/// waiting for the applicant is included.
/// </summary>
/// <param name="Cases">How many ended.</param>
/// <param name="OpenAndLate">Still open and past their limit.</param>
/// <param name="OnTime">Ended by the limit ÷ (ended plus open and late): what is open and late counts.</param>
public sealed record TurnaroundRow(
    string? Service, string? Department, string? Step, int Cases, double Median, double Percentile90, double Mean,
    int OpenAndLate, double OnTime);

internal sealed class GetTurnaroundHandler(AppDbContext db, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetTurnaround, Result<IReadOnlyList<TurnaroundRow>>>
{
    private sealed record Ended(
        string Service, int Version, string? Department, string? Step, DateTimeOffset From, DateTimeOffset? To, DateTimeOffset Due);

    public async Task<Result<IReadOnlyList<TurnaroundRow>>> Handle(GetTurnaround request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var since = now.AddMonths(-12);
        var cases = request.Group == TurnaroundBy.Service
            ? await Applications(request.By, since, now, cancellationToken)
            : await Steps(request.By, since, now, cancellationToken);
        return Result<IReadOnlyList<TurnaroundRow>>.Ok([.. cases
            .GroupBy(one => request.Group switch
            {
                TurnaroundBy.Service => (one.Service, null, null),
                TurnaroundBy.Department => (null, one.Department, null),
                TurnaroundBy.Step => (Service: (string?)one.Service, one.Department, one.Step),
            })
            .Select(group => Row(group.Key.Service, group.Key.Department, group.Key.Step, [.. group]))
            .OrderByDescending(row => row.Percentile90)]);
    }

    private Task<List<Ended>> Applications(Caller by, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Applications.AsNoTracking().SupervisedBy(by)
            .Where(application => application.EndedAs != CaseStatus.Withdrawn
                && (application.EndedAt >= since || (application.EndedAt == null && application.DueAt < now && (application.PausedAt == null || application.PausedUntil != null))))
            .Select(application => new Ended(
                application.Service, application.ServiceVersion, null, null, application.SubmittedAt!.Value, application.EndedAt,
                application.DueAt!.Value))
            .ToListAsync(cancellationToken);

    private Task<List<Ended>> Steps(Caller by, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Steps.AsNoTracking()
            .Where(step => step.DecidedAt >= since || ((step.Status == StepStatus.Open || step.Status == StepStatus.AwaitingApplicant || step.Status == StepStatus.Suspended)
                && (step.PausedAt == null || step.PausedUntil != null) && step.DueAt < now))
            .Join(db.Applications.SupervisedBy(by), step => step.ApplicationId, application => application.Id, (step, application) =>
                new Ended(application.Service, application.ServiceVersion, step.Department, step.Key, step.OpenedAt!.Value, step.DecidedAt, step.DueAt!.Value))
            .ToListAsync(cancellationToken);

    private TurnaroundRow Row(string? service, string? department, string? step, List<Ended> cases)
    {
        var ended = cases.Where(one => one.To is not null).ToList();
        var days = ended.Select(WorkingDays).Order().ToList();
        var late = cases.Count - ended.Count;
        var onTime = ended.Count(one => one.To <= one.Due);
        return new TurnaroundRow(
            service, department, step, ended.Count, Percentile(days, 0.5), Percentile(days, 0.9),
            days.Count == 0 ? 0 : days.Average(), late, cases.Count == 0 ? 1 : (double)onTime / cases.Count);
    }

    private double WorkingDays(Ended one)
    {
        var service = workflows.Find(one.Service, one.Version)!;
        var office = OfficeTime.Of(workflows.JurisdictionOf(service));
        return workflows.CalendarOf(service).WorkingDaysBetween(office.DateOf(one.From), office.DateOf(one.To!.Value));
    }

    /// <summary>Nearest rank: the smallest value that so large a part of the cases does not exceed.</summary>
    internal static double Percentile(List<double> ordered, double part) =>
        ordered.Count == 0 ? 0 : ordered[Math.Max(0, (int)Math.Ceiling(part * ordered.Count) - 1)];
}
