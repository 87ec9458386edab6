using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What the department has granted and has still to look at: commitments and a sample of instant approvals, the next due first.</summary>
public sealed record ListChecks(Caller By, string? Cursor = null, int Take = 25) : IRequest<Result<CheckPage>>;

public sealed record CheckRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, CheckKind Kind, DateTimeOffset DecidedAt, DateTimeOffset CheckBy);

public sealed record CheckPage(IReadOnlyList<CheckRow> Checks, string? Next);

internal sealed class ListChecksValidator : AbstractValidator<ListChecks>
{
    public ListChecksValidator()
    {
        RuleFor(request => request.Take).InclusiveBetween(1, 200);
        RuleFor(request => request.Cursor).Must(cursor => cursor is null || TaskCursor.TryRead(cursor) is not null);
    }
}

internal sealed class ListChecksHandler(AppDbContext db) : IRequestHandler<ListChecks, Result<CheckPage>>
{
    public async Task<Result<CheckPage>> Handle(ListChecks request, CancellationToken cancellationToken)
    {
        var steps = db.Steps.AsNoTracking().TasksOf(request.By).Where(step => step.CheckBy != null);
        if (request.Cursor is { } cursor && TaskCursor.TryRead(cursor) is var (due, id, key))
        {
            steps = steps.Where(step => step.CheckBy > due
                || (step.CheckBy == due && (step.ApplicationId > id
                    || (step.ApplicationId == id && string.Compare(step.Key, key) > 0))));
        }

        var rows = await steps.OrderBy(step => step.CheckBy).ThenBy(step => step.ApplicationId).ThenBy(step => step.Key)
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id, (step, application) => new
            {
                Step = step,
                application.Number,
                application.Service,
                application.ServiceVersion,
            })
            .Take(request.Take + 1).ToListAsync(cancellationToken);
        var page = rows.Take(request.Take).Select(row => new CheckRow(
            row.Step.ApplicationId, row.Number!, row.Service, row.ServiceVersion, row.Step.Key, row.Step.Detail!.Check!.Value,
            row.Step.DecidedAt!.Value, row.Step.CheckBy!.Value)).ToList();
        var next = rows.Count > request.Take ? new TaskCursor(page[^1].CheckBy, page[^1].ApplicationId, page[^1].Step).ToString() : null;
        return new CheckPage(page, next);
    }
}
