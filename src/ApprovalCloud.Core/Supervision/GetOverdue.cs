using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What is late, or will be within some days: the worst first.</summary>
public sealed record GetOverdue(Caller By, int WithinDays = 3, int Take = 200) : IRequest<Result<IReadOnlyList<OverdueRow>>>
{
    public string? Service { get; init; }

    public string? Department { get; init; }

    public string? Step { get; init; }

    /// <summary>Whoever has claimed it.</summary>
    public Guid? Person { get; init; }

    /// <summary>Whenever it is due.</summary>
    public bool IsAll { get; init; }
}

public sealed record OverdueRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, string Department, string? Assignee,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, bool IsLate);

internal sealed class GetOverdueValidator : AbstractValidator<GetOverdue>
{
    public GetOverdueValidator()
    {
        RuleFor(request => request.WithinDays).InclusiveBetween(0, 60);
        RuleFor(request => request.Take).InclusiveBetween(1, 1_000);
    }
}

internal sealed class GetOverdueHandler([MayLag] AppDbContext db, TimeProvider clock)
    : IRequestHandler<GetOverdue, Result<IReadOnlyList<OverdueRow>>>
{
    public async Task<Result<IReadOnlyList<OverdueRow>>> Handle(GetOverdue request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var until = now.AddDays(request.WithinDays);
        var applications = db.Applications.SupervisedBy(request.By)
            .Where(application => request.Service == null || application.Service == request.Service);
        return Result<IReadOnlyList<OverdueRow>>.Ok(await db.Steps.AsNoTracking().OnTheClock()
            .Where(step => request.IsAll || step.DueAt < until)
            .Where(step => (request.Step == null || step.Key == request.Step) && (request.Person == null || step.AssigneeId == request.Person))
            .Where(step => request.Department == null || step.Department == request.Department)
            .OrderBy(step => step.DueAt)
            .Join(applications, step => step.ApplicationId, application => application.Id,
                (step, application) => new OverdueRow(
                    application.Id, application.Number!, application.Service, application.ServiceVersion, step.Key, step.Department,
                    step.AssigneeName, step.OpenedAt!.Value, step.DueAt!.Value, step.DueAt < now))
            .Take(request.Take)
            .ToListAsync(cancellationToken));
    }
}
