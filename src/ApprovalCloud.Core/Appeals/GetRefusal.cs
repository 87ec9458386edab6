using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Appeals;

/// <summary>A refusal as its applicant reads it, with what they can do against it.</summary>
public sealed record GetRefusal(Caller By, Guid ApplicationId, string Step) : IRequest<Result<RefusalView>>, IActsFor
{
    public Acts Act => Acts.None;
}

/// <param name="Today">The day at the office: what counts for the last days.</param>
public sealed record RefusalView(Guid ApplicationId, string Number, ServiceDefinition Service, Step Step, RefusalNotice Refusal, DateOnly Today)
{
    public bool IsOpen => Refusal.IsOpen(Today);

    /// <summary>What can still be done elsewhere.</summary>
    public IEnumerable<OpenRemedy> Elsewhere => Refusal.Remedies.Where(one => !one.Remedy.IsFiledHere && one.Until >= Today);
}

internal sealed class GetRefusalHandler(AppDbContext db, CaseFile caseFile, Workflows workflows, DelegateLooks looks, TimeProvider clock)
    : IRequestHandler<GetRefusal, Result<RefusalView>>
{
    public async Task<Result<RefusalView>> Handle(GetRefusal request, CancellationToken cancellationToken)
    {
        if (await caseFile.Open(db.Applications.AsNoTracking().HandledBy(request.By, request.Act), request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (open.Steps.FirstOrDefault(row => row.Key == request.Step) is not { Status: StepStatus.Refused or StepStatus.NotAccepted })
            return Problem.NotFound(AppealMessages.NotRefused);
        var history = await db.HistoryOf(open.Application, row => row.Step == request.Step, cancellationToken);
        await looks.Write(request.By, request.ApplicationId, [], cancellationToken);
        return new RefusalView(
            request.ApplicationId, open.Application.Number!, open.Service, open.Service.Step(request.Step)!,
            RefusalNotice.Of(history.Select(row => row.Read()), request.Step, open.Service, workflows.CalendarOf(open.Service))!,
            OfficeTime.Of(open.Service.Law).DateOf(clock.Now()));
    }
}
