using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>A clerk's day, and their department's: what was done today, and what is due today and on the next working day.</summary>
public sealed record SummariseDay(Caller By) : IRequest<Result<DaySummary>>
{
    /// <summary>How many decisions are listed.</summary>
    public const int Most = 100;
}

/// <param name="Next">The next working day.</param>
/// <param name="Mine">Of whoever asks.</param>
/// <param name="Nobodys">What nobody has claimed; nothing was done by nobody.</param>
/// <param name="All">Of the whole department.</param>
/// <param name="Decided">What whoever asks decided today, the latest first; not more than <see cref="SummariseDay.Most"/>.</param>
public sealed record DaySummary(DateOnly Today, DateOnly Next, DayFigures Mine, DayFigures Nobodys, DayFigures All, IReadOnlyList<DecidedToday> Decided);

/// <param name="Late">Tasks to decide that were due before today; likewise today, and on the next working day.</param>
public sealed record DayFigures(int Claimed, int Decided, int Asked, int Returned, int Late, int DueToday, int DueNext);

public sealed record DecidedToday(Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, StepStatus Status, DateTimeOffset At);

internal sealed class SummariseDayHandler(AppDbContext db, ReadFigures figures, Workflows workflows, TimeProvider clock) : IRequestHandler<SummariseDay, Result<DaySummary>>
{
    private static readonly FigureKind[] Kinds = [FigureKind.ClaimedBy, FigureKind.DecidedBy, FigureKind.AskedBy, FigureKind.ReturnedBy, FigureKind.ToDecide];

    public async Task<Result<DaySummary>> Handle(SummariseDay request, CancellationToken cancellationToken)
    {
        if (request.By.Department is not { } department)
            return Problem.NotFound(Messages.TaskNotFound);
        var (office, calendar) = PlaceOf(department);
        var today = office.DateOf(clock.GetUtcNow());
        var (month, next) = (CaseFigures.MonthOf(today), calendar.AdvanceWorkingDays(today, 1));
        var counts = await figures.Run(Kinds, department, [month, 0], cancellationToken);
        var me = request.By.Id.ToString("N");
        DayFigures Of(Func<FigureKey, bool> whose)
        {
            int Count(FigureKind kind, Func<int, bool> days) => counts.Where(one => one.Key.Kind == kind && whose(one.Key))
                .SelectMany(one => one.Value.Values).Where(pair => days(pair.Value)).Sum(pair => pair.Count);
            return new DayFigures(
                Count(FigureKind.ClaimedBy, day => day == today.DayNumber), Count(FigureKind.DecidedBy, day => day == today.DayNumber),
                Count(FigureKind.AskedBy, day => day == today.DayNumber), Count(FigureKind.ReturnedBy, day => day == today.DayNumber),
                Count(FigureKind.ToDecide, day => day < today.DayNumber), Count(FigureKind.ToDecide, day => day == today.DayNumber),
                // A day on which nobody works is not the next one, and what is due on it counts with the next.
                Count(FigureKind.ToDecide, day => day > today.DayNumber && day <= next.DayNumber));
        }

        return new DaySummary(
            today, next, Of(key => key.Subject == me), Of(key => key.Subject.Length == 0), Of(_ => true),
            await DecidedSince(request.By, office.InstantOf(today, TimeOnly.MinValue), cancellationToken));
    }

    private async Task<IReadOnlyList<DecidedToday>> DecidedSince(Caller by, DateTimeOffset since, CancellationToken cancellationToken) =>
        await db.Steps.AsNoTracking().TasksOf(by).Where(step => step.DecidedAt >= since && step.DecidedById == by.Id)
            .OrderByDescending(step => step.DecidedAt).Take(SummariseDay.Most)
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id, (step, application) => new DecidedToday(
                step.ApplicationId, application.Number!, application.Service, application.ServiceVersion, step.Key, step.Status, step.DecidedAt!.Value))
            .ToListAsync(cancellationToken);

    // A department works where its services do.
    private (OfficeTime Office, WorkCalendar Calendar) PlaceOf(string department)
    {
        var service = workflows.Current.FirstOrDefault(service => service.Steps.Any(step => step.Department == department)) ?? workflows.Current.First();
        return (OfficeTime.Of(service.Law), workflows.CalendarOf(service));
    }
}
