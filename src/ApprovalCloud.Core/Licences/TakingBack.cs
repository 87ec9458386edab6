using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>Takes back what a grant gave, in the same save as what made it necessary (行政许可法 art. 69).</summary>
public sealed class TakingBack(AppDbContext db)
{
    public async Task<Result<Outcome>> Of(
        OpenCase open, Outcome outcome, Actor by, string step, string reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var licence = await db.Licences.AsNoTracking().OfScopedRows()
            .SingleOrDefaultAsync(licence => licence.ApplicationId == open.Application.Id && licence.Step == step, cancellationToken);
        // Somebody may have revoked it for another reason before.
        if (licence?.RevokedAt is not null)
            return outcome;
        var taken = outcome.Then(WorkflowEngine.Decide(open.Service, outcome.Run!, new Revoke(by, step, licence?.Number ?? "", reason), at));
        return taken.Refusal is { } refusal ? refusal.ToProblem() : taken;
    }
}
