using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>The cases that a figure of the turnaround counts: the latest first, a page at a time.</summary>
/// <param name="From">The first month, as year × 100 + month.</param>
/// <param name="To">The last one, included.</param>
public sealed record ListCases(Caller By, bool IsOfSteps, int From, int To) : IRequest<Result<CasesPage>>
{
    public string? Service { get; init; }

    public string? Department { get; init; }

    public string? Step { get; init; }

    public FilingForm? Channel { get; init; }

    public string? Cursor { get; init; }

    public int Take { get; init; } = 50;
}

/// <param name="Step">Null for whole applications.</param>
/// <param name="Days">Working days from beginning to end.</param>
/// <param name="Counted">Of these, those that counted by the legal clock.</param>
public sealed record EndedCase(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string? Step, DateTimeOffset From, DateTimeOffset To, int Days, int? Counted,
    DateTimeOffset DueAt, DateTimeOffset? PromisedAt);

public sealed record CasesPage(IReadOnlyList<EndedCase> Cases, string? Next);

internal sealed class ListCasesValidator : AbstractValidator<ListCases>
{
    public ListCasesValidator()
    {
        RuleFor(request => request.Take).InclusiveBetween(1, 1_000);
        RuleFor(request => request.From).InclusiveBetween(190_001, 999_912).Must(month => month % 100 is >= 1 and <= 12);
        RuleFor(request => request.To).InclusiveBetween(190_001, 999_812).Must(month => month % 100 is >= 1 and <= 12);
        RuleFor(request => request.Cursor).Must(cursor => cursor is null || TaskCursor.TryRead(cursor) is not null);
    }
}

internal sealed class ListCasesHandler([MayLag] AppDbContext db, Workflows workflows) : IRequestHandler<ListCases, Result<CasesPage>>
{
    private sealed record Ended(
        Guid Id, string Number, string Service, int Version, string? Step, DateTimeOffset From, DateTimeOffset To, int? Counted, DateTimeOffset DueAt, DateTimeOffset? PromisedAt);

    public async Task<Result<CasesPage>> Handle(ListCases request, CancellationToken cancellationToken)
    {
        var (since, until) = (Begin(request.From), Begin(request.To).AddMonths(1));
        var after = request.Cursor is null ? null : TaskCursor.TryRead(request.Cursor);
        var rows = await (request.IsOfSteps ? Steps(request, since, until, after) : Applications(request, since, until, after))
            .Take(request.Take + 1).ToListAsync(cancellationToken);
        var page = rows.Take(request.Take).ToList();
        return new CasesPage(
            [.. page.Select(Case)],
            rows.Count > request.Take ? new TaskCursor(page[^1].To, page[^1].Id, page[^1].Step ?? "").ToString() : null);
    }

    // A month begins at the office: the services are all of one town.
    private DateTimeOffset Begin(int month) =>
        OfficeTime.Of(workflows.Services[0].Law).InstantOf(CaseFigures.FirstDayOf(month), TimeOnly.MinValue);

    private IQueryable<Ended> Applications(ListCases request, DateTimeOffset since, DateTimeOffset until, TaskCursor? after)
    {
        var (service, channel) = (request.Service, request.Channel);
        var ended = db.Applications.AsNoTracking().SupervisedBy(request.By)
            .Where(one => one.EndedAt >= since && one.EndedAt < until && one.EndedAs != CaseStatus.Withdrawn)
            .Where(one => (service == null || one.Service == service) && (channel == null || one.Channel == channel));
        // The first condition is the index's; the second tells those of one moment apart.
        if (after is var (at, id, _))
            ended = ended.Where(one => one.EndedAt <= at && (one.EndedAt < at || one.Id > id));
        return ended.OrderByDescending(one => one.EndedAt).ThenBy(one => one.Id).Select(one => new Ended(
            one.Id, one.Number!, one.Service, one.ServiceVersion, null, one.SubmittedAt!.Value, one.EndedAt!.Value, one.UsedDays, one.DueAt!.Value, one.PromisedAt));
    }

    private IQueryable<Ended> Steps(ListCases request, DateTimeOffset since, DateTimeOffset until, TaskCursor? after)
    {
        var (service, channel, department, key) = (request.Service, request.Channel, request.Department, request.Step);
        var decided = db.Steps.AsNoTracking().Where(step => step.DecidedAt >= since && step.DecidedAt < until && step.OpenedAt != null)
            .Where(step => (department == null || step.Department == department) && (key == null || step.Key == key));
        if (after is var (at, id, last))
        {
            decided = decided.Where(step => step.DecidedAt <= at && (step.DecidedAt < at
                || step.ApplicationId > id || (step.ApplicationId == id && string.Compare(step.Key, last) > 0)));
        }

        return decided.OrderByDescending(step => step.DecidedAt).ThenBy(step => step.ApplicationId).ThenBy(step => step.Key)
            .Join(db.Applications.SupervisedBy(request.By).Where(one => (service == null || one.Service == service) && (channel == null || one.Channel == channel)),
                step => step.ApplicationId, one => one.Id, (step, one) => new Ended(
                    one.Id, one.Number!, one.Service, one.ServiceVersion, step.Key, step.OpenedAt!.Value, step.DecidedAt!.Value, step.UsedDays, step.DueAt!.Value, step.PromisedAt));
    }

    private EndedCase Case(Ended one)
    {
        var service = workflows.Find(one.Service, one.Version)!;
        var office = OfficeTime.Of(service.Law);
        return new EndedCase(
            one.Id, one.Number, one.Service, one.Version, one.Step, one.From, one.To,
            workflows.CalendarOf(service).WorkingDaysBetween(office.DateOf(one.From), office.DateOf(one.To)), one.Counted, one.DueAt, one.PromisedAt);
    }
}
