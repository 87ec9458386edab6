using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>What an applicant decides about their own running application.</summary>
internal sealed class ApplicantDecisions(AppDbContext db, CaseFile caseFile, TimeProvider clock)
{
    public async Task<Result<CaseStatus>> Decide(
        IActsFor request, Guid application, Func<OpenCase, Decision> decide, CancellationToken cancellationToken)
    {
        if (await caseFile.Open(db.Applications.HandledBy(request.By, request.Act), application, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var at = clock.Now();
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, decide(open), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem();
        outcome = await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return outcome.Run!.Status(open.Service);
    }
}
