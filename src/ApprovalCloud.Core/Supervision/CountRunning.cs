using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>How many applications are submitted and have not ended; with a department, those it has in hand.</summary>
public sealed record CountRunning(Caller By, string? Service = null, string? Department = null) : IRequest<Result<int>>;

internal sealed class CountRunningHandler(AppDbContext db) : IRequestHandler<CountRunning, Result<int>>
{
    public async Task<Result<int>> Handle(CountRunning request, CancellationToken cancellationToken)
    {
        var running = db.Applications.AsNoTracking().SupervisedBy(request.By).Where(application => application.EndedAt == null);
        if (request.Service is { } service)
            running = running.Where(application => application.Service == service);
        if (request.Department is { } department)
        {
            running = running.Where(application => db.Steps.Active()
                .Any(step => step.ApplicationId == application.Id && step.Department == department));
        }

        return await running.CountAsync(cancellationToken);
    }
}
