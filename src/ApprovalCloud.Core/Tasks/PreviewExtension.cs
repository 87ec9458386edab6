using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Where the statutory date would move, if the extension that somebody asks for were approved.</summary>
public sealed record PreviewExtension(Caller By, Guid ApplicationId, string Step) : IRequest<Result<ExtensionPreview>>;

public sealed record ExtensionPreview(DueDate Now, DueDate Extended);

internal sealed class PreviewExtensionHandler(AppDbContext db, Workflows workflows) : IRequestHandler<PreviewExtension, Result<ExtensionPreview>>
{
    public async Task<Result<ExtensionPreview>> Handle(PreviewExtension request, CancellationToken cancellationToken)
    {
        var task = await db.Steps.AsNoTracking().TasksOf(request.By)
            .Where(step => step.ApplicationId == request.ApplicationId && step.Key == request.Step)
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id,
                (step, application) => new { step.Detail, application.Service, application.ServiceVersion })
            .SingleOrDefaultAsync(cancellationToken);
        if (task?.Detail?.ExtensionAsked is not { } asked)
            return Problem.NotFound(Messages.TaskNotFound);
        var service = workflows.Find(task.Service, task.ServiceVersion)!;
        var (law, calendar) = (service.Law.Step, workflows.CalendarOf(service));
        var history = await new CaseClocks(db, workflows).History(request.ApplicationId, cancellationToken);
        var clock = RunningClock.Replay(request.Step, law, history)!;
        var extension = new ClockEvent(request.Step, ClockChange.Extended, clock.Received, ClockRule.Extension, law.LegalBasis) { Length = asked };
        var limit = service.Step(request.Step)!.Limit.StatutoryUnder(law);
        return new ExtensionPreview(clock.Due(limit, calendar), (clock with { Extensions = [.. clock.Extensions, extension] }).Due(limit, calendar));
    }
}
