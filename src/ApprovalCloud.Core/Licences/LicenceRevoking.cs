using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>Takes back what a step issued, as a consequence of something else: a commitment that is broken, a rule that was wrong.</summary>
public sealed class LicenceRevoking(AppDbContext db)
{
    /// <summary>What is to be recorded with whatever brought it about: <c>before.Then(…)</c>. It has no events where nothing was issued, or is revoked already.</summary>
    /// <param name="before">The outcome that it follows from.</param>
    public async Task<Outcome> Revoke(
        OpenCase open, Outcome before, string step, Actor by, string reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var number = await db.Licences.AsNoTracking().OfScopedRows()
            .Where(licence => licence.ApplicationId == open.Application.Id && licence.Step == step && licence.RevokedAt == null)
            .Select(licence => licence.Number).SingleOrDefaultAsync(cancellationToken);
        return number is null
            ? new Outcome(before.Run, [], [], null)
            : WorkflowEngine.Decide(open.Service, before.Run!, new Revoke(by, step, number, reason), at);
    }
}
