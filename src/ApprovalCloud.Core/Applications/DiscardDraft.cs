using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

public sealed record DiscardDraft(Caller By, Guid ApplicationId) : IRequest<Result<Done>>;

internal sealed class DiscardDraftHandler(AppDbContext db, IFileStore files) : IRequestHandler<DiscardDraft, Result<Done>>
{
    public async Task<Result<Done>> Handle(DiscardDraft request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.OwnedBy(request.By)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "NotDraft", Messages.NotDraft);
        await Remove(db, application, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await files.DeleteAll(application.Id, CancellationToken.None);
        return Done.It;
    }

    /// <summary>With all that hangs on it; to be saved.</summary>
    internal static async Task Remove(AppDbContext db, Application draft, CancellationToken cancellationToken)
    {
        db.Remove(await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == draft.Id, cancellationToken));
        // Nobody is invited any more, and no letter is owed.
        db.RemoveRange(await db.Outbox.OfScopedRows().Where(message => message.ApplicationId == draft.Id).ToListAsync(cancellationToken));
        db.Remove(draft);
    }
}
