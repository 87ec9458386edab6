using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Who may not commit because a commitment was broken: those barred now, the latest first, or those whose bar was lifted.</summary>
public sealed record ListBars(Caller By, bool Lifted = false, int Take = ListBars.Most) : IRequest<Result<IReadOnlyList<BarRow>>>
{
    public const int Most = 100;
}

/// <summary>One of them.</summary>
public sealed record GetBar(Caller By, Guid ApplicationId, string Step) : IRequest<Result<BarRow>>;

/// <summary>A person by the application in which the commitment was broken: a supervisor needs no name.</summary>
public sealed record BarRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, string Reason, DateTimeOffset Since,
    DateTimeOffset? LiftedAt, string? LiftedBy, string? LiftedBecause, bool IsOwn);

internal sealed class BarHandlers(AppDbContext db)
    : IRequestHandler<ListBars, Result<IReadOnlyList<BarRow>>>, IRequestHandler<GetBar, Result<BarRow>>
{
    private sealed record Joined
    {
        public required Bar Bar { get; init; }
        public required Application Application { get; init; }
    }

    public async Task<Result<IReadOnlyList<BarRow>>> Handle(ListBars request, CancellationToken cancellationToken)
    {
        var rows = await All(request.By).Where(row => request.Lifted == (row.Bar.LiftedAt != null))
            .OrderByDescending(row => row.Bar.Since).ThenBy(row => row.Bar.ApplicationId)
            .Take(Math.Clamp(request.Take, 1, 500)).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<BarRow>>.Ok([.. rows.Select(row => Row(row, request.By))]);
    }

    public async Task<Result<BarRow>> Handle(GetBar request, CancellationToken cancellationToken) =>
        await All(request.By).SingleOrDefaultAsync(
            row => row.Bar.ApplicationId == request.ApplicationId && row.Bar.Step == request.Step, cancellationToken) is { } row
            ? Row(row, request.By)
            : Problem.NotFound(PromiseMessages.BarNotFound);

    private IQueryable<Joined> All(Caller caller) =>
        from bar in db.Bars.AsNoTracking().SupervisedBy(caller)
        join application in db.Applications.SupervisedBy(caller) on bar.ApplicationId equals application.Id
        select new Joined { Bar = bar, Application = application };

    private static BarRow Row(Joined row, Caller by) => new(
        row.Bar.ApplicationId, row.Application.Number!, row.Application.Service, row.Application.ServiceVersion, row.Bar.Step, row.Bar.Reason,
        row.Bar.Since, row.Bar.LiftedAt, row.Bar.LiftedByName, row.Bar.LiftedBecause, row.Bar.PersonId == by.Id);
}
