using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

public sealed record GetApplication(Caller By, Guid ApplicationId) : IRequest<Result<ApplicationView>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetApplicationHandler(AppDbContext db, CaseFile caseFile, Workflows workflows, DelegateLooks looks)
    : IRequestHandler<GetApplication, Result<ApplicationView>>
{
    public async Task<Result<ApplicationView>> Handle(GetApplication request, CancellationToken cancellationToken)
    {
        var found = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act).Where(application => application.Id == request.ApplicationId)
            .Join(db.ApplicationFacts, application => application.Id, facts => facts.ApplicationId, (application, facts) => new { Application = application, Facts = facts })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var (application, facts) = (found.Application, found.Facts);
        var open = application.IsDraft
            ? new OpenCase(application, [], workflows.Find(application.Service)!)
            : await caseFile.LookAt(application, cancellationToken);
        await looks.Write(request.By, application.Id, facts.Answers.Keys, cancellationToken);
        return new ApplicationView(
            application.Id, application.Number, application.IsDraft ? "Draft" : open.Run.Status(open.Service).ToString(),
            application.Service, application.ServiceVersion, application.SubmittedAt, application.DueAt, application.EndedAt,
            facts.Answers, [.. open.Steps.Select(StepView.Of)])
        {
            Sources = facts.Sources,
            Choices = application.Choices,
        };
    }
}
