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
        var application = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var facts = await db.ApplicationFacts.AsNoTracking()
            .SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var open = application.IsDraft
            ? new OpenCase(application, [], workflows.Find(application.Service)!)
            : (await caseFile.Open(db.Applications.AsNoTracking().HandledBy(request.By, request.Act), application.Id, cancellationToken))!;
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
